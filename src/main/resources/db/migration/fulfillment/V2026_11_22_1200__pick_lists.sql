-- What is fetched from the shelves for each shipment.

create table oms_fulfillment.pick_list (
    id            text        primary key,
    merchant      text        not null,
    order_id      text        not null,
    order_number  text        not null,
    shipment_id   text        not null,
    warehouse     text        not null,
    status        text        not null check (status in ('OPEN', 'PICKING', 'DONE', 'CANCELLED')),
    due_at        timestamptz not null,
    picker        text,
    closed_reason text,
    created_at    timestamptz not null,
    started_at    timestamptz,
    closed_at     timestamptz,
    check ((status in ('DONE', 'CANCELLED')) = (closed_at is not null)),
    check ((status = 'CANCELLED') = (closed_reason is not null)),
    check (status not in ('PICKING', 'DONE') or (started_at is not null and picker is not null))
);
create unique index one_live_list_per_shipment on oms_fulfillment.pick_list (shipment_id) where status <> 'CANCELLED';
create index pick_list_by_order on oms_fulfillment.pick_list (order_id);
create index pick_list_by_urgency on oms_fulfillment.pick_list (merchant, due_at, id);
create index pick_list_to_do on oms_fulfillment.pick_list (merchant, warehouse, due_at, id) where status in ('OPEN', 'PICKING');

create table oms_fulfillment.pick_line (
    pick_list_id text not null references oms_fulfillment.pick_list,
    no           int  not null check (no >= 1),
    merchant     text not null,
    sku          text not null,
    name         text not null,
    aisle        text,
    shelf        int,
    bin          int,
    quantity     int  not null check (quantity >= 1),
    picked       int  not null default 0,
    primary key (pick_list_id, no),
    check ((aisle is null) = (shelf is null) and (aisle is null) = (bin is null)),
    constraint never_picked_too_many check (picked between 0 and quantity)
);

-- every scan that counted, for speed and dispute
create table oms_fulfillment.pick_scan (
    id           bigint      generated always as identity primary key,
    merchant     text        not null,
    pick_list_id text        not null,
    line_no      int         not null,
    quantity     int         not null check (quantity >= 1),
    picker       text        not null,
    at           timestamptz not null,
    foreign key (pick_list_id, line_no) references oms_fulfillment.pick_line (pick_list_id, no)
);
create index pick_scan_by_list on oms_fulfillment.pick_scan (pick_list_id);
