-- positions by the day of their fix: a day whose term is over is dropped whole, which costs nothing and leaves nothing behind
alter table oms_delivery.position rename to position_before;
alter table oms_delivery.position_before rename constraint position_pkey to position_before_pkey;
drop index oms_delivery.position_of_driver;
drop index oms_delivery.position_by_age;

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
  constraint position_pkey primary key (merchant, device, device_seq, at)
) partition by range (at);
create index position_of_driver on oms_delivery.position (merchant, driver, at);

-- the application may write rows and not make tables: these two do it for the owner
create function oms_delivery.keep_position_day(day date) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare part text := 'position_' || to_char(day, 'YYYYMMDD');
begin
  perform pg_advisory_xact_lock(hashtextextended('oms.delivery/position_days', 0));
  if to_regclass('oms_delivery.' || part) is not null then return; end if;
  execute format('create table oms_delivery.%I (like oms_delivery.position including defaults including constraints)', part);
  execute format('alter table oms_delivery.position attach partition oms_delivery.%I for values from (%L) to (%L)', part,
                 day::timestamp at time zone 'UTC', (day + 1)::timestamp at time zone 'UTC');
end $$;

create function oms_delivery.drop_position_days(before date) returns int
language plpgsql security definer set search_path = pg_catalog, pg_temp set lock_timeout = '5s' as $$
declare part name; gone int := 0;
begin
  perform pg_advisory_xact_lock(hashtextextended('oms.delivery/position_days', 0));
  for part in select c.relname from pg_inherits i join pg_class c on c.oid = i.inhrelid
               where i.inhparent = 'oms_delivery.position'::regclass and c.relname ~ '^position_[0-9]{8}$'
                 and c.relname < 'position_' || to_char(before, 'YYYYMMDD') loop
    execute format('drop table oms_delivery.%I', part);
    gone := gone + 1;
  end loop;
  return gone;
end $$;

do $$
declare d date;
begin
  for d in select distinct (at at time zone 'UTC')::date from oms_delivery.position_before loop
    perform oms_delivery.keep_position_day(d);
  end loop;
end $$;
insert into oms_delivery.position select * from oms_delivery.position_before;
drop table oms_delivery.position_before;
