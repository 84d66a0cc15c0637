-- A gateway's notices that concern operations of ours, each taken once by its id. What they say is never believed: the gateway is asked.
create table oms_payment.notice (
  gateway     text not null,
  event_id    text not null,
  merchant    text not null,
  type        text not null,
  operations  text not null,
  received_at timestamptz not null,
  primary key (gateway, event_id)
);
create index notice_by_time on oms_payment.notice (received_at);

-- NOT our books: notices the simulated gateway has still to send.
create table oms_payment.outside_gateway_webhook (
  id       text primary key,
  merchant text not null,
  key      text not null,
  due_at   timestamptz not null,
  tries    int not null default 0
);
create index outside_gateway_webhook_due on oms_payment.outside_gateway_webhook (due_at);
create index outside_gateway_report on oms_payment.outside_gateway_request (merchant, received_at, key) where outcome = 'APPROVED';
