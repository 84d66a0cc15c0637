-- Goods that go from one warehouse to another: off the one shelf when they leave, on the other when they are received.
create table oms_inventory.transfer (
    id            text        primary key,
    merchant      text        not null,
    reference     text        not null,
    source        text        not null,
    destination   text        not null,
    status        text        not null check (status in ('IN_TRANSIT', 'RECEIVED', 'RECALLED')),
    dispatched_at timestamptz not null,
    dispatched_by text        not null,
    closed_at     timestamptz,
    closed_by     text,
    foreign key (merchant, source) references oms_inventory.warehouse (merchant, code),
    foreign key (merchant, destination) references oms_inventory.warehouse (merchant, code),
    check (source <> destination),
    check ((status = 'IN_TRANSIT') = (closed_at is null)),
    constraint each_transfer_once unique (merchant, reference)
);
create index transfer_by_time on oms_inventory.transfer (merchant, status, id desc);

create table oms_inventory.transfer_line (
    transfer_id text   not null references oms_inventory.transfer,
    sku         text   not null,
    merchant    text   not null,
    dispatched  bigint not null check (dispatched > 0),
    received    bigint check (received >= 0),
    reason      text,
    primary key (transfer_id, sku),
    check (received is null or received = dispatched or reason is not null)
);

alter table oms_inventory.ledger drop constraint ledger_cause_check;
alter table oms_inventory.ledger add constraint ledger_cause_check
    check (cause in ('RECEIVED', 'ADJUSTED', 'COUNTED', 'RESERVED', 'RELEASED', 'SHIPPED', 'SHORT', 'RETURNED', 'TRANSFERRED'));
