-- What is to be given back of an order: an amount, or lines and shipping at the order's prices. Above the merchant's limit it waits for
-- a second person. What waits is claimed already, so that what is approved can always be paid.
create table oms_payment.refund (
  id              text primary key,
  merchant        text not null,
  payment_id      text not null references oms_payment.payment,
  order_id        text not null,
  amount_minor    bigint not null check (amount_minor > 0),
  currency        text not null check (length(currency) = 3),
  status          text not null check (status in ('WAITING', 'REFUSED', 'ORDERED', 'DONE', 'PARTLY', 'FAILED')),
  reason          text not null,
  requested_by    text not null,
  requested_by_id text not null,
  requested_at    timestamptz not null,
  decided_by      text,
  decided_by_id   text,
  decided_at      timestamptz,
  decision        text,
  constraint nobody_approves_their_own check (decided_by_id is null or status = 'REFUSED' or decided_by_id <> requested_by_id)
);
create index refund_of_merchant on oms_payment.refund (merchant, id desc);
create index refund_waiting on oms_payment.refund (merchant, requested_at) where status = 'WAITING';
create index refund_of_order on oms_payment.refund (order_id);

-- Line 0 is the shipping, in one piece.
create table oms_payment.refund_part (
  refund_id    text not null references oms_payment.refund,
  line_no      int not null check (line_no >= 0),
  merchant     text not null,
  quantity     int not null check (quantity > 0),
  amount_minor bigint not null check (amount_minor >= 0),
  primary key (refund_id, line_no)
);

-- What there is to be refunded of each line, with its part of discount and tax, and what was. Written when it is first asked for.
create table oms_payment.refundable (
  payment_id        text not null references oms_payment.payment,
  line_no           int not null check (line_no >= 0),
  merchant          text not null,
  quantity          int not null check (quantity > 0),
  amount_minor      bigint not null check (amount_minor >= 0),
  refunded_quantity int not null default 0 check (refunded_quantity >= 0),
  refunded_minor    bigint not null default 0 check (refunded_minor >= 0),
  primary key (payment_id, line_no),
  constraint never_more_pieces_than_ordered check (refunded_quantity <= quantity),
  constraint never_more_than_the_line check (refunded_minor <= amount_minor)
);

-- Refunds from before: each was one operation.
insert into oms_payment.refund (id, merchant, payment_id, order_id, amount_minor, currency, status, reason, requested_by, requested_by_id, requested_at)
select 'ref_' || substr(id, 5), merchant, payment_id, order_id, amount_minor, currency,
       case status when 'SUCCEEDED' then 'DONE' when 'FAILED' then 'FAILED' else 'ORDERED' end, coalesce(reason, ''), requested_by, requested_by, created_at
  from oms_payment.operation where kind = 'REFUND';
update oms_payment.operation set refund_id = 'ref_' || substr(id, 5) where kind = 'REFUND';
create index operation_of_refund on oms_payment.operation (refund_id) where refund_id is not null;
alter table oms_payment.operation add constraint a_refund_says_of_what check (kind <> 'REFUND' or refund_id is not null);

-- Goods that came back are not owed any more, whatever became of their capture.
alter table oms_payment.receivable drop constraint receivable_status_check,
  add constraint receivable_status_check check (status in ('OPEN', 'PAID_OTHERWISE', 'WRITTEN_OFF', 'CAPTURED', 'RETURNED'));
alter table oms_payment.booking drop constraint booking_kind_check,
  add constraint booking_kind_check check (kind in ('AUTHORIZE', 'CAPTURE', 'VOID', 'REFUND', 'REAUTHORIZE', 'REPLACE',
    'RECEIVABLE', 'RECEIVABLE_CAPTURED', 'RECEIVABLE_RETURNED', 'RECEIPT', 'WRITE_OFF'));
