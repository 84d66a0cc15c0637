comment on table oms_web.idempotency is 'no merchant: the scope begins with the caller''s id, which belongs to one';
