-- The wave a planned door leaves with: trips are known by it, and a better plan keeps it, so that pick-up times do not drift.
alter table oms_allocation.stop add column wave_at timestamptz;
update oms_allocation.stop set wave_at = pick_up_at;
alter table oms_allocation.stop alter column wave_at set not null;

-- Why a planned door needs another plan (its driver dropped out, its warehouse closed); null while the plan stands.
alter table oms_allocation.stop add column disrupted text;
create index stop_to_improve on oms_allocation.stop (merchant, wave_at) where state = 'OPEN' and disrupted is null;

-- What the last try said of an order that waits.
alter table oms_allocation.waiting_order add column obstacle text;
