-- NOT our books: what the simulated gateway remembers, as a bank elsewhere would. Only SimulatedGateway reads and writes it,
-- in transactions of its own; nothing of ours refers to it.
create table oms_payment.outside_gateway_request (
  key         text primary key,
  merchant    text not null,
  operation   text not null,
  reference   text not null,
  hold        text,
  amount_minor bigint not null,
  currency    text not null,
  outcome     text not null,
  code        text,
  message     text,
  expires_at  timestamptz,
  fingerprint text,
  card        text,
  token       text,
  received_at timestamptz not null,
  repeats     int not null default 0
);
create unique index outside_gateway_hold on oms_payment.outside_gateway_request (reference) where operation = 'AUTHORIZE';
create index outside_gateway_of_hold on oms_payment.outside_gateway_request (hold);
