-- what shoppers were told of an arrival, to say why when it moves
create table oms_delivery.told_window (
  stop_id      text primary key references oms_delivery.stop,
  merchant     text not null,
  from_at      timestamptz not null,
  until_at     timestamptz not null check (until_at > from_at),
  trip_id      text not null,
  leaves_at    timestamptz not null,
  on_the_road  boolean not null,
  stops_before int not null check (stops_before >= 0),
  told_at      timestamptz not null,
  earlier_from timestamptz,
  earlier_until timestamptz,
  reason       text check (reason in ('PLANNED_ANEW', 'LEFT_LATE', 'LEFT_EARLY', 'MORE_STOPS', 'FEWER_STOPS', 'LONGER_AT_DOORS', 'QUICKER_AT_DOORS', 'SLOWER_ROADS', 'FASTER_ROADS')),
  check (num_nonnulls(earlier_from, earlier_until, reason) in (0, 3))
);
comment on column oms_delivery.told_window.earlier_from is 'like earlier_until and reason: what was told before it moved';
-- how long doors took is learned from the stops that are done
create index stop_handed_over on oms_delivery.stop (merchant, done_at) where status = 'DELIVERED';
