-- A hold may be renewed before it lapses: a new one is made, then the old one is given back. The order's own sums stay as they are;
-- what renewals held on top and gave back again is counted apart.
alter table oms_payment.payment
  add column reauthorized_minor      bigint not null default 0 check (reauthorized_minor >= 0),
  add column replace_ordered_minor   bigint not null default 0 check (replace_ordered_minor >= 0),
  add column replaced_minor          bigint not null default 0 check (replaced_minor >= 0),
  add column hold_since              timestamptz,
  add column renewals                int not null default 0,
  add column next_renewal_at         timestamptz,
  add constraint replaced_was_ordered check (replaced_minor <= replace_ordered_minor),
  add constraint only_a_second_hold_is_replaced check (replace_ordered_minor <= reauthorized_minor);
update oms_payment.payment set hold_since = created_at where authorization_reference is not null;
create index payment_renewable on oms_payment.payment (expires_at) where status = 'AUTHORIZED' and not order_ended;

-- hold_reference: the hold that a capture, void or refund is about, at the time it was meant.
-- of_replaced: a void that gives back a hold in whose place another stands, or the other way round.
-- at_hand_off: a capture ordered when the shipment left; give_back: the shipment came back, so what is captured goes back too.
-- silent_at: when the gateway last did not answer.
alter table oms_payment.operation
  drop constraint operation_kind_check,
  drop constraint operation_check,
  add constraint operation_kind_check check (kind in ('AUTHORIZE', 'CAPTURE', 'VOID', 'REFUND', 'REAUTHORIZE')),
  add constraint operation_amount_check check (amount_minor > 0 or kind = 'AUTHORIZE' and amount_minor = 0),
  add column hold_reference text,
  add column of_replaced    boolean not null default false,
  add column at_hand_off    boolean not null default false,
  add column give_back      boolean not null default false,
  add column refund_id      text,
  add column silent_at      timestamptz,
  add constraint only_voids_replace check (not of_replaced or kind = 'VOID'),
  add constraint only_captures_are_for_shipments check (kind = 'CAPTURE' or not at_hand_off and not give_back);
update oms_payment.operation o set hold_reference = p.authorization_reference
  from oms_payment.payment p where p.id = o.payment_id and o.kind in ('CAPTURE', 'VOID', 'REFUND');
drop index oms_payment.one_void_at_a_time;
create unique index one_void_at_a_time on oms_payment.operation (payment_id)
  where kind = 'VOID' and not of_replaced and status <> 'FAILED' and status <> 'SUCCEEDED';
create unique index one_renewal_at_a_time on oms_payment.operation (payment_id)
  where kind = 'REAUTHORIZE' and status <> 'FAILED' and status <> 'SUCCEEDED';
create index operation_by_reference on oms_payment.operation (gateway_reference) where gateway_reference is not null;
create index operation_silent on oms_payment.operation (silent_at) where next_check_at is not null and silent_at is not null;

-- The gateway's voice: when it last answered anybody, when it last did not, and when it was last heard again after a silence.
create table oms_payment.gateway_voice (
  gateway     text primary key,
  answered_at timestamptz,
  silent_at   timestamptz,
  back_at     timestamptz,
  probed_at   timestamptz
);
comment on table oms_payment.gateway_voice is 'no merchant: the gateway serves them all, and is silent for all';

alter table oms_payment.booking
  drop constraint booking_kind_check,
  add constraint booking_kind_check check (kind in
    ('AUTHORIZE', 'CAPTURE', 'VOID', 'REFUND', 'REAUTHORIZE', 'REPLACE', 'RECEIVABLE', 'RECEIVABLE_CAPTURED', 'RECEIPT', 'WRITE_OFF'));
alter table oms_payment.entry
  drop constraint entry_account_check,
  add constraint entry_account_check check (account in
    ('HOLD', 'HOLD_CONTRA', 'GATEWAY', 'SALES', 'REFUNDS', 'RECEIVABLES', 'RECEIVED_OTHERWISE', 'WRITE_OFFS'));
