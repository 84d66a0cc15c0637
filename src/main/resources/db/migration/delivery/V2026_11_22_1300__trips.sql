create table oms_delivery.trip (
  id          text primary key,
  merchant    text not null,
  driver      text not null,
  warehouse   text not null,
  status      text not null check (status in ('PLANNED', 'DEPARTED', 'FINISHED', 'CANCELLED')),
  leaves_at   timestamptz not null,
  departed_at timestamptz,
  finished_at timestamptz,
  check ((departed_at is not null) = (status in ('DEPARTED', 'FINISHED'))),
  check ((finished_at is not null) = (status = 'FINISHED'))
);
create index trip_of_driver on oms_delivery.trip (merchant, driver, status, leaves_at);
-- a driver is on one trip at a time
create unique index one_trip_on_the_road on oms_delivery.trip (merchant, driver) where status = 'DEPARTED';

create table oms_delivery.stop (
  id           text primary key,
  merchant     text not null,
  trip_id      text not null references oms_delivery.trip,
  shipment_id  text not null,
  order_id     text not null,
  order_number text not null,
  position     int not null check (position > 0),
  attempt      int not null check (attempt > 0),
  status       text not null check (status in ('PLANNED', 'ARRIVED', 'DELIVERED', 'FAILED', 'CANCELLED')),
  units        int not null check (units >= 0),
  lat          double precision not null,
  lon          double precision not null,
  pick_up_at   timestamptz not null,
  planned_at   timestamptz not null,
  deliver_by   timestamptz not null,
  packed       boolean not null,
  arrived_at   timestamptz,
  done_at      timestamptz,
  reason       text,
  next_step    text,
  check ((done_at is not null) = (status in ('DELIVERED', 'FAILED', 'CANCELLED'))),
  check (status <> 'FAILED' or (reason is not null and next_step is not null))
);
-- a shipment waits at one stop at a time, and is handed over once
create unique index one_open_stop on oms_delivery.stop (shipment_id) where status in ('PLANNED', 'ARRIVED');
create unique index handed_over_once on oms_delivery.stop (shipment_id) where status = 'DELIVERED';
create index stop_of_trip on oms_delivery.stop (trip_id, position);
create index stop_of_order on oms_delivery.stop (order_id);

create table oms_delivery.parcel (
  id           text primary key,
  merchant     text not null,
  shipment_id  text not null,
  order_id     text not null,
  sscc         text not null,
  box          text not null,
  weight_grams int not null,
  status       text not null check (status in ('READY', 'LOADED', 'DELIVERED', 'COMING_BACK', 'RETURNED', 'CANCELLED')),
  unique (merchant, sscc)
);
create index parcel_of_shipment on oms_delivery.parcel (shipment_id);

-- the chain of custody: who had a package, since when; append-only
create table oms_delivery.custody (
  id        bigint generated always as identity primary key,
  merchant  text not null,
  parcel_id text not null references oms_delivery.parcel,
  step      text not null check (step in ('LOADED', 'UNLOADED', 'DEPARTED', 'HANDED_OVER', 'NOT_HANDED_OVER', 'BACK')),
  trip_id   text,
  holder    text not null,
  at        timestamptz not null
);
create index custody_of_parcel on oms_delivery.custody (parcel_id, id);

-- what a device has reported about stops: a report that comes again changes nothing
create table oms_delivery.report (
  merchant   text not null,
  device     text not null,
  device_seq bigint not null,
  stop_id    text not null references oms_delivery.stop,
  what       text not null,
  at         timestamptz not null,
  primary key (merchant, device, device_seq)
);

create table oms_delivery.proof (
  id          text primary key,
  merchant    text not null,
  stop_id     text not null references oms_delivery.stop,
  kind        text not null check (kind in ('SIGNATURE')),
  received_by text not null,
  strokes     jsonb not null,
  at          timestamptz not null
);
create index proof_of_stop on oms_delivery.proof (stop_id);
