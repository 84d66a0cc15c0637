-- What was delivered and cannot be captured any more. Somebody asks the buyer for it, or gives it up; nothing of it is forgotten.
create table oms_payment.receivable (
  id           text primary key,
  merchant     text not null,
  payment_id   text not null references oms_payment.payment,
  order_id     text not null,
  operation_id text not null unique references oms_payment.operation,
  shipment_id  text not null,
  amount_minor bigint not null check (amount_minor > 0),
  currency     text not null check (length(currency) = 3),
  status       text not null check (status in ('OPEN', 'PAID_OTHERWISE', 'WRITTEN_OFF', 'CAPTURED')),
  why          text not null,
  opened_at    timestamptz not null,
  closed_at    timestamptz,
  closed_by    text,
  note         text,
  constraint a_closed_receivable_says_when_and_by_whom check ((status = 'OPEN') = (closed_at is null and closed_by is null))
);
create index receivable_of_merchant on oms_payment.receivable (merchant, id desc);
create index receivable_open on oms_payment.receivable (merchant, opened_at) where status = 'OPEN';
create index receivable_of_order on oms_payment.receivable (order_id);

-- Claims on holds that failed for good before there were receivables: they become some now. Their claims go first, so that the
-- hold can be given back.
insert into oms_payment.receivable (id, merchant, payment_id, order_id, operation_id, shipment_id, amount_minor, currency, status, why, opened_at)
select 'rcv_' || substr(id, 5), merchant, payment_id, order_id, id, shipment_id, amount_minor, currency, 'OPEN', coalesce(answer, 'The capture failed.'), settled_at
  from oms_payment.operation where kind = 'CAPTURE' and status = 'FAILED';
update oms_payment.payment p set capture_ordered_minor = p.capture_ordered_minor - f.claimed
  from (select payment_id, sum(amount_minor) as claimed from oms_payment.operation
         where kind = 'CAPTURE' and status = 'FAILED' and answer_code is distinct from 'hold_expired' group by payment_id) f
 where f.payment_id = p.id and p.capture_ordered_minor - p.captured_minor >= f.claimed;

alter table oms_payment.booking
  alter column operation_id drop not null,
  add column receivable_id text references oms_payment.receivable,
  add constraint a_booking_says_why check ((operation_id is null) <> (receivable_id is null));
create unique index one_booking_of_a_kind_per_receivable on oms_payment.booking (receivable_id, kind) where receivable_id is not null;
insert into oms_payment.booking (id, merchant, order_id, receivable_id, kind, currency, booked_at)
select 'bkg_' || substr(id, 5), merchant, order_id, id, 'RECEIVABLE', currency, opened_at from oms_payment.receivable;
insert into oms_payment.entry (booking_id, merchant, order_id, account, amount_minor)
select b.id, b.merchant, b.order_id, e.account, case e.account when 'SALES' then -r.amount_minor else r.amount_minor end
  from oms_payment.booking b join oms_payment.receivable r on r.id = b.receivable_id cross join (values ('SALES'), ('RECEIVABLES')) as e(account);

-- The ledger is added to and never changed. The triggers refuse everybody; where the application's role is not a superuser, it also
-- lacks the right. UPDATE of the key alone stays: a foreign key's check needs it to lock the row, and the trigger refuses its use.
revoke update, delete, truncate on oms_payment.booking, oms_payment.entry from public;
do $$
begin
  execute format('revoke update, delete, truncate on oms_payment.booking, oms_payment.entry from %I', current_user);
  execute format('grant update (id) on oms_payment.booking to %I', current_user);
end $$;
