-- What is to be counted, and what a count found: of one SKU in one warehouse, in one bin or everywhere.
create table oms_inventory.count_task (
    id        text        primary key,
    merchant  text        not null,
    warehouse text        not null,
    sku       text        not null,
    aisle     text,
    shelf     int,
    bin       int,
    why       text        not null,
    status    text        not null check (status in ('OPEN', 'COUNTED', 'CANCELLED')),
    opened_at timestamptz not null,
    opened_by text        not null,
    expected  bigint,
    counted   bigint check (counted >= 0),
    change    bigint,
    closed_at timestamptz,
    closed_by text,
    foreign key (merchant, warehouse, sku) references oms_inventory.stock (merchant, warehouse, sku),
    check ((aisle is null) = (shelf is null) and (aisle is null) = (bin is null)),
    check ((status = 'OPEN') = (closed_at is null)),
    check ((status = 'COUNTED') = (counted is not null)),
    check (status <> 'COUNTED' or change = counted - expected)
);
create unique index one_open_count on oms_inventory.count_task
    (merchant, warehouse, sku, coalesce(aisle, ''), coalesce(shelf, -1), coalesce(bin, -1)) where status = 'OPEN';
create index count_task_by_time on oms_inventory.count_task (merchant, status, id desc);

-- Pieces that were promised and are not there. Each was taken back from an order; open until that order has its goods again or has ended.
create table oms_inventory.shortfall (
    id          text        primary key,
    merchant    text        not null,
    warehouse   text        not null,
    sku         text        not null,
    quantity    bigint      not null check (quantity > 0),
    reference   text        not null,
    status      text        not null check (status in ('OPEN', 'RESOLVED')),
    opened_at   timestamptz not null,
    opened_by   text        not null,
    resolved_at timestamptz,
    foreign key (merchant, warehouse, sku) references oms_inventory.stock (merchant, warehouse, sku),
    check ((status = 'OPEN') = (resolved_at is null))
);
create index shortfall_by_time on oms_inventory.shortfall (merchant, status, id desc);

create table oms_inventory.shortfall_piece (
    shortfall_id   text        not null references oms_inventory.shortfall,
    reservation_id text        not null references oms_inventory.reservation,
    merchant       text        not null,
    order_id       text        not null,
    shipment_id    text,
    quantity       bigint      not null check (quantity > 0),
    status         text        not null check (status in ('OPEN', 'FOUND', 'ENDED')),
    outcome        text,
    closed_at      timestamptz,
    primary key (shortfall_id, reservation_id),
    check ((status = 'OPEN') = (closed_at is null))
);
create index shortfall_piece_open on oms_inventory.shortfall_piece (order_id) where status = 'OPEN';
