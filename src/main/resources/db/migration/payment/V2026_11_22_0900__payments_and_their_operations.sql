-- One payment per order. The CHECKs are the law: nothing is taken beyond the hold, nothing given back beyond what was taken.
create table oms_payment.payment (
  id                     text primary key,
  merchant               text not null,
  order_id               text not null unique,
  status                 text not null check (status in ('PENDING', 'AUTHORIZED', 'DECLINED', 'SETTLED')),
  amount_minor           bigint not null check (amount_minor >= 0),
  currency               text not null check (length(currency) = 3),
  token                  text not null,
  customer               text,
  authorized_minor       bigint not null default 0 check (authorized_minor >= 0 and authorized_minor <= amount_minor),
  capture_ordered_minor  bigint not null default 0 check (capture_ordered_minor >= 0),
  captured_minor         bigint not null default 0 check (captured_minor >= 0),
  void_ordered_minor     bigint not null default 0 check (void_ordered_minor >= 0),
  voided_minor           bigint not null default 0 check (voided_minor >= 0),
  refund_ordered_minor   bigint not null default 0 check (refund_ordered_minor >= 0),
  refunded_minor         bigint not null default 0 check (refunded_minor >= 0),
  authorization_code     text,
  authorization_reference text,
  card_fingerprint       text,
  card_label             text,
  expires_at             timestamptz,
  expiry_warned_at       timestamptz,
  order_ended            boolean not null default false,
  decline_code           text,
  decline_reason         text,
  version                bigint not null default 0,
  created_at             timestamptz not null,
  updated_at             timestamptz not null,
  constraint never_above_the_hold check (capture_ordered_minor + void_ordered_minor <= authorized_minor),
  constraint captured_was_ordered check (captured_minor <= capture_ordered_minor),
  constraint voided_was_ordered check (voided_minor <= void_ordered_minor),
  constraint never_refund_above_captured check (refund_ordered_minor <= captured_minor),
  constraint refunded_was_ordered check (refunded_minor <= refund_ordered_minor),
  constraint a_hold_is_known check ((status in ('AUTHORIZED', 'SETTLED')) = (authorization_reference is not null and expires_at is not null))
);
create index payment_of_merchant on oms_payment.payment (merchant, created_at desc);
create index payment_expiring on oms_payment.payment (expires_at) where status = 'AUTHORIZED' and expiry_warned_at is null;

-- What was asked of the gateway: committed with its idempotency key before the call, settled by what the gateway says.
create table oms_payment.operation (
  id                text primary key,
  merchant          text not null,
  payment_id        text not null references oms_payment.payment,
  order_id          text not null,
  kind              text not null check (kind in ('AUTHORIZE', 'CAPTURE', 'VOID', 'REFUND')),
  shipment_id       text,
  amount_minor      bigint not null check (amount_minor > 0 or kind = 'AUTHORIZE' and amount_minor = 0),
  currency          text not null check (length(currency) = 3),
  status            text not null check (status in ('INITIATED', 'PENDING', 'UNKNOWN', 'SUCCEEDED', 'FAILED')),
  idempotency_key   text not null unique,
  attempt           int not null default 1,
  checks            int not null default 0,
  next_check_at     timestamptz,
  claimed_until     timestamptz,
  gateway_reference text,
  answer_code       text,
  answer            text,
  reason            text,
  requested_by      text not null,
  created_at        timestamptz not null,
  settled_at        timestamptz,
  constraint an_open_operation_has_a_next_check check ((status in ('INITIATED', 'PENDING', 'UNKNOWN')) = (next_check_at is not null)),
  constraint a_settled_operation_says_when check ((status in ('SUCCEEDED', 'FAILED')) = (settled_at is not null)),
  constraint a_capture_is_for_a_shipment check ((kind = 'CAPTURE') = (shipment_id is not null))
);
create unique index one_authorization_per_payment on oms_payment.operation (payment_id) where kind = 'AUTHORIZE';
create unique index one_capture_per_shipment on oms_payment.operation (shipment_id) where kind = 'CAPTURE';
create unique index one_void_at_a_time on oms_payment.operation (payment_id) where kind = 'VOID' and status <> 'FAILED' and status <> 'SUCCEEDED';
create index operation_of_payment on oms_payment.operation (payment_id, created_at);
create index operation_due on oms_payment.operation (next_check_at) where next_check_at is not null;
create index operation_failed on oms_payment.operation (merchant, settled_at desc) where status = 'FAILED';
