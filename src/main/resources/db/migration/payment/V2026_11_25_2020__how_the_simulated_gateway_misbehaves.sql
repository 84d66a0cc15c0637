-- NOT our books: shares of calls with which the simulated gateway goes wrong, 0 to 1. One row; none means that all goes well.
create table oms_payment.outside_gateway_faults (
  only_row       boolean primary key default true check (only_row),
  seed           bigint not null,
  unreachable    double precision not null,
  timeout_before double precision not null,
  timeout_after  double precision not null,
  error_before   double precision not null,
  error_after    double precision not null,
  slow           double precision not null,
  webhook_late   double precision not null,
  webhook_twice  double precision not null,
  webhook_lost   double precision not null
);
comment on table oms_payment.outside_gateway_faults is 'no merchant: the world outside goes wrong for everybody';
alter table oms_payment.outside_gateway_request add column look_ups int not null default 0;
