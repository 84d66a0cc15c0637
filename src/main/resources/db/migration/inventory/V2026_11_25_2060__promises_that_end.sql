-- How long stock is promised to an order that is not paid yet, by the way it is paid; where a row is missing, the setting holds.
create table oms_inventory.promise_life (
    merchant   text        not null,
    method     text        not null check (method in ('card', 'bank_transfer', 'pay_later')),
    minutes    int         not null check (minutes between 5 and 43200),
    updated_at timestamptz not null,
    primary key (merchant, method)
);

-- Picked pieces are off the shelf and still on hand; who counts the shelf does not find them.
alter table oms_inventory.reservation add column picked_at timestamptz;
create index reservation_expiring on oms_inventory.reservation (expires_at) where status = 'OPEN' and expires_at is not null;

-- What may be promised: the one definition that everybody reads. A closed warehouse promises nothing.
create view oms_inventory.availability as
select s.merchant, s.warehouse, s.sku, s.on_hand, s.reserved, s.safety,
       case when w.active then s.available else least(s.available, 0) end as available, w.active, s.unit_cost_minor, s.currency
  from oms_inventory.stock s
  join oms_inventory.warehouse w on w.merchant = s.merchant and w.code = s.warehouse;
