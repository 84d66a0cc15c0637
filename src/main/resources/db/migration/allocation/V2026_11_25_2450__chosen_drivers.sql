-- A person chose this driver: the plan is not made better behind their back.
alter table oms_allocation.stop add column chosen boolean not null default false;
drop index oms_allocation.stop_to_improve;
create index stop_to_improve on oms_allocation.stop (merchant, wave_at) where state = 'OPEN' and disrupted is null and not chosen;
