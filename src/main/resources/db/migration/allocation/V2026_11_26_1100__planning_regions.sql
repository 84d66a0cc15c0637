-- Warehouses that are planned together, apart from others; those without a row have no region.
create table oms_allocation.region (
  merchant  text not null,
  warehouse text not null,
  name      text not null check (name <> ''),
  primary key (merchant, warehouse)
);

-- One planner at a time for each region; '' where a merchant has none. Tokens rise over all regions.
alter table oms_allocation.planner add column region text not null default '';
alter table oms_allocation.planner drop constraint planner_pkey;
alter table oms_allocation.planner add primary key (merchant, region);
create sequence oms_allocation.planner_token;
select setval('oms_allocation.planner_token', (select coalesce(max(token), 0) + 1 from oms_allocation.planner));

-- The region of an order is that of the warehouse nearest to its door.
alter table oms_allocation.waiting_order add column region text not null default '';
alter table oms_allocation.stop add column region text not null default '';
