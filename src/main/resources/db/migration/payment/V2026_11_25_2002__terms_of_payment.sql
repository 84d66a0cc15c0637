-- How a merchant wants the money handled. Without a row: captured on delivery, renewed 36 hours before the hold lapses, refunds by one person.
create table oms_payment.terms (
  merchant           text primary key,
  capture_at         text not null check (capture_at in ('DELIVERED', 'HANDED_OFF')),
  renew_hours_before int not null check (renew_hours_before between 0 and 720),
  changed_at         timestamptz not null,
  changed_by         text not null
);
-- What one person alone may refund of an order, by currency; what goes beyond waits for a second person.
create table oms_payment.refund_limit (
  merchant    text not null,
  currency    text not null check (length(currency) = 3),
  above_minor bigint not null check (above_minor >= 0),
  primary key (merchant, currency)
);
