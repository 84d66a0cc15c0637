-- The scope begins with the caller's id, which belongs to one merchant: answers never cross merchants.
create table oms_web.idempotency (
  scope       text not null,
  key         text not null,
  fingerprint text not null,
  status      int,
  body        text,
  location    text,
  created_at  timestamptz not null,
  primary key (scope, key)
);
create index idempotency_age on oms_web.idempotency (created_at);
