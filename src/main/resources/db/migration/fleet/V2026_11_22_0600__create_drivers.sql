create table oms_fleet.driver (
  id             text primary key,
  merchant       text not null,
  code           text not null,
  version        bigint not null,
  name           text not null,
  person_id      text,
  home_warehouse text,
  min_units      int not null check (min_units >= 0),
  max_units      int not null check (max_units >= min_units),
  load_units     int not null default 0,
  shift_start    time not null,
  shift_end      time not null,
  zone           text not null,
  skills         text[] not null default '{}',
  on_shift       boolean not null default false,
  changed_at     timestamptz not null,
  unique (merchant, code),
  -- never more on a vehicle than it takes, never less than nothing
  constraint load_within_capacity check (load_units between 0 and max_units)
);
create unique index driver_person on oms_fleet.driver (merchant, person_id) where person_id is not null;

create table oms_fleet.capacity_claim (
  id          text primary key,
  merchant    text not null,
  driver      text not null,
  shipment_id text not null,
  units       int not null check (units >= 0),
  claimed_at  timestamptz not null,
  freed_at    timestamptz
);
-- a shipment lies on one vehicle at a time
create unique index one_active_claim on oms_fleet.capacity_claim (shipment_id) where freed_at is null;
create index claims_of_driver on oms_fleet.capacity_claim (merchant, driver) where freed_at is null;

-- beside the driver's row, because positions come by the second and claims must not wait for them
create table oms_fleet.last_position (
  merchant text not null,
  driver   text not null,
  lat      double precision not null check (lat between -90 and 90),
  lon      double precision not null check (lon between -180 and 180),
  seen_at  timestamptz not null,
  primary key (merchant, driver)
);
