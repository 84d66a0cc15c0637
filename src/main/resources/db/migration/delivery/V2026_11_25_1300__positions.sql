-- where drivers were: a device tells each fix under its own number, late, again or in any order, and it is kept once
create table oms_delivery.position (
  merchant    text not null,
  device      text not null,
  device_seq  bigint not null check (device_seq >= 0),
  driver      text not null,
  at          timestamptz not null,
  lat         double precision not null check (lat between -90 and 90),
  lon         double precision not null check (lon between -180 and 180),
  accuracy    double precision check (accuracy >= 0),
  received_at timestamptz not null,
  primary key (merchant, device, device_seq)
);
create index position_of_driver on oms_delivery.position (merchant, driver, at);
-- rows lie in the order in which they came: a summary of each block is enough to find the old ones
create index position_by_age on oms_delivery.position using brin (received_at);
