-- Double entry. A booking is what one settled operation meant; its entries sum to nothing. Debits are positive.
create table oms_payment.booking (
  id           text primary key,
  merchant     text not null,
  order_id     text not null,
  operation_id text not null unique references oms_payment.operation,
  kind         text not null check (kind in ('AUTHORIZE', 'CAPTURE', 'VOID', 'REFUND')),
  currency     text not null check (length(currency) = 3),
  booked_at    timestamptz not null
);
create index booking_of_order on oms_payment.booking (order_id, booked_at);

create table oms_payment.entry (
  booking_id   text not null references oms_payment.booking,
  merchant     text not null,
  order_id     text not null,
  account      text not null check (account in ('HOLD', 'HOLD_CONTRA', 'GATEWAY', 'SALES', 'REFUNDS')),
  amount_minor bigint not null check (amount_minor <> 0),
  primary key (booking_id, account)
);
create index entry_of_order on oms_payment.entry (order_id);

create function oms_payment.booking_balances() returns trigger language plpgsql as $$
declare
  this text := case tg_table_name when 'booking' then to_jsonb(new) ->> 'id' else to_jsonb(new) ->> 'booking_id' end;
  entries int;
  total numeric;
begin
  select count(*), coalesce(sum(amount_minor), 0) into entries, total from oms_payment.entry where booking_id = this;
  if entries < 2 or total <> 0 then
    raise exception 'booking % does not balance: % entries, sum %', this, entries, total using errcode = 'check_violation', constraint = 'booking_balances';
  end if;
  return null;
end $$;
create constraint trigger booking_balances after insert on oms_payment.booking deferrable initially deferred for each row execute function oms_payment.booking_balances();
create constraint trigger booking_balances after insert on oms_payment.entry deferrable initially deferred for each row execute function oms_payment.booking_balances();

create function oms_payment.ledger_is_append_only() returns trigger language plpgsql as $$
begin
  raise exception 'the money ledger is append-only' using errcode = 'insufficient_privilege';
end $$;
create trigger append_only before update or delete on oms_payment.booking for each row execute function oms_payment.ledger_is_append_only();
create trigger append_only before update or delete on oms_payment.entry for each row execute function oms_payment.ledger_is_append_only();
create trigger never_emptied before truncate on oms_payment.booking for each statement execute function oms_payment.ledger_is_append_only();
create trigger never_emptied before truncate on oms_payment.entry for each statement execute function oms_payment.ledger_is_append_only();
