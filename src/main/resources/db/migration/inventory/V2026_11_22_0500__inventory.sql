-- Warehouses, what lies in them, what of it is promised, and every movement that ever happened.

create table oms_inventory.warehouse (
    merchant           text        not null,
    code               text        not null,
    name               text        not null,
    lat                double precision not null check (lat between -90 and 90),
    lon                double precision not null check (lon between -180 and 180),
    address_name       text        not null,
    line1              text        not null,
    line2              text,
    city               text        not null,
    region             text,
    postal_code        text,
    country            text        not null check (country ~ '^[A-Z]{2}$'),
    zone               text        not null,
    opens              time        not null,
    closes             time        not null,
    cut_off            time        not null,
    pick_lead_minutes  int         not null check (pick_lead_minutes between 0 and 10080),
    wave_minutes       int         not null check (wave_minutes between 1 and 1440),
    per_order_minor    bigint      not null check (per_order_minor >= 0),
    currency           text        not null check (currency ~ '^[A-Z]{3}$'),
    active             boolean     not null,
    served_radius_km   double precision check (served_radius_km > 0),
    geofence           text,
    version            bigint      not null default 1,
    updated_at         timestamptz not null,
    primary key (merchant, code),
    check (opens < closes and cut_off between opens and closes)
);

create table oms_inventory.stock (
    merchant        text   not null,
    warehouse       text   not null,
    sku             text   not null,
    on_hand         bigint not null check (on_hand <= 1000000000),
    reserved        bigint not null,
    safety          bigint not null default 0 check (safety between 0 and 1000000000),
    -- the one formula of what may still be promised
    available       bigint not null generated always as (on_hand - reserved - safety) stored,
    unit_cost_minor bigint not null default 0 check (unit_cost_minor >= 0),
    currency        text   not null check (currency ~ '^[A-Z]{3}$'),
    primary key (merchant, warehouse, sku),
    foreign key (merchant, warehouse) references oms_inventory.warehouse (merchant, code),
    constraint never_promised_twice check (0 <= reserved and reserved <= on_hand)
);
create index stock_by_sku on oms_inventory.stock (merchant, sku, warehouse);

create table oms_inventory.bin (
    merchant  text   not null,
    warehouse text   not null,
    sku       text   not null,
    aisle     text   not null,
    shelf     int    not null check (shelf between 0 and 9999),
    bin       int    not null check (bin between 0 and 9999),
    quantity  bigint not null check (quantity >= 0),
    primary key (merchant, warehouse, sku, aisle, shelf, bin),
    foreign key (merchant, warehouse, sku) references oms_inventory.stock (merchant, warehouse, sku)
);

create table oms_inventory.reservation (
    id          text        primary key,
    merchant    text        not null,
    order_id    text        not null,
    shipment_id text,
    warehouse   text        not null,
    sku         text        not null,
    quantity    bigint      not null check (quantity > 0),
    status      text        not null check (status in ('OPEN', 'CONSUMED', 'RELEASED', 'EXPIRED')),
    expires_at  timestamptz,
    created_at  timestamptz not null,
    closed_at   timestamptz,
    foreign key (merchant, warehouse, sku) references oms_inventory.stock (merchant, warehouse, sku),
    check ((status = 'OPEN') = (closed_at is null)),
    check (status <> 'CONSUMED' or shipment_id is not null)
);
create index reservation_by_order on oms_inventory.reservation (order_id);
create index reservation_by_shipment on oms_inventory.reservation (shipment_id) where shipment_id is not null;
create index reservation_open on oms_inventory.reservation (merchant, warehouse, sku) where status = 'OPEN';

create table oms_inventory.ledger (
    id        bigint      generated always as identity primary key,
    at        timestamptz not null,
    merchant  text        not null,
    warehouse text        not null,
    sku       text        not null,
    cause     text        not null check (cause in ('RECEIVED', 'ADJUSTED', 'COUNTED', 'RESERVED', 'RELEASED', 'SHIPPED', 'SHORT')),
    reference text        not null,
    on_hand   bigint      not null,
    reserved  bigint      not null,
    reason    text,
    actor     text        not null,
    check (on_hand <> 0 or reserved <> 0),
    constraint each_movement_once unique (merchant, cause, reference, warehouse, sku)
);
create index ledger_by_stock on oms_inventory.ledger (merchant, warehouse, sku, id desc);

create function oms_inventory.refuse_rewriting() returns trigger language plpgsql as $$
begin
    raise exception 'the stock ledger is append-only';
end $$;
create trigger append_only before update or delete on oms_inventory.ledger
    for each row execute function oms_inventory.refuse_rewriting();
create trigger append_only_as_a_whole before truncate on oms_inventory.ledger
    for each statement execute function oms_inventory.refuse_rewriting();
