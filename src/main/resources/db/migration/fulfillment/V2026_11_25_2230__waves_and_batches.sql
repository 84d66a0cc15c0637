-- Several shipments on one trolley, a tote each: who walks what, released in waves.

-- how a warehouse's floor is worked, where somebody has said so
create table oms_fulfillment.floor_rules (
    merchant           text   not null,
    warehouse          text   not null,
    totes              int    not null check (totes between 1 and 60),
    tote_litres        int    not null check (tote_litres between 1 and 1000),
    pickers            int    not null check (pickers between 1 and 200),
    by_zone            boolean not null,
    cut_offs           text   not null check (cut_offs ~ '^([0-2][0-9]:[0-5][0-9](,[0-2][0-9]:[0-5][0-9])*)?$'),
    horizon_minutes    int    check (horizon_minutes >= 1),
    walk_mm_per_second int    not null check (walk_mm_per_second between 100 and 5000),
    seconds_per_piece  int    not null check (seconds_per_piece between 0 and 600),
    setup_seconds      int    not null check (setup_seconds between 0 and 3600),
    changed_by         text   not null,
    changed_at         timestamptz not null,
    primary key (merchant, warehouse)
);
create index floor_rules_with_waves on oms_fulfillment.floor_rules (merchant) where cut_offs <> '';

-- lists that are given to the pickers together
create table oms_fulfillment.wave (
    id          text        primary key,
    merchant    text        not null,
    warehouse   text        not null,
    cut_off_at  timestamptz,
    released_at timestamptz not null,
    released_by text        not null,
    unique (merchant, warehouse, cut_off_at)
);
create index wave_latest on oms_fulfillment.wave (merchant, released_at desc, id desc);

-- one round of one picker with one trolley
create table oms_fulfillment.batch (
    id            text        primary key,
    merchant      text        not null,
    warehouse     text        not null,
    wave_id       text        not null references oms_fulfillment.wave,
    zone          text        not null,
    status        text        not null check (status in ('OPEN', 'PICKING', 'DONE', 'CANCELLED')),
    due_at        timestamptz not null,
    metres        bigint      not null check (metres >= 0),
    picker        text,
    created_at    timestamptz not null,
    started_at    timestamptz,
    closed_at     timestamptz,
    closed_reason text,
    check ((status in ('DONE', 'CANCELLED')) = (closed_at is not null)),
    check ((status = 'CANCELLED') = (closed_reason is not null)),
    check (status not in ('PICKING', 'DONE') or (started_at is not null and picker is not null))
);
create index batch_to_do on oms_fulfillment.batch (merchant, warehouse, due_at, id) where status in ('OPEN', 'PICKING');
create index batch_of_wave on oms_fulfillment.batch (wave_id);

-- which lists share it; a list is on one trolley, or on one for each zone in which its goods lie
create table oms_fulfillment.batch_list (
    pick_list_id text not null references oms_fulfillment.pick_list,
    zone         text not null,
    batch_id     text not null references oms_fulfillment.batch,
    merchant     text not null,
    tote         int  not null check (tote >= 1),
    totes        int  not null check (totes >= 1),
    tote_code    text,
    primary key (pick_list_id, zone)
);
create unique index one_list_per_tote on oms_fulfillment.batch_list (batch_id, tote);
create index batch_list_by_code on oms_fulfillment.batch_list (merchant, tote_code) where tote_code is not null;

-- its walk
create table oms_fulfillment.batch_step (
    batch_id     text not null references oms_fulfillment.batch,
    no           int  not null check (no >= 1),
    merchant     text not null,
    pick_list_id text not null,
    line_no      int  not null,
    primary key (batch_id, no),
    unique (pick_list_id, line_no),
    foreign key (pick_list_id, line_no) references oms_fulfillment.pick_line (pick_list_id, no)
);

-- what was picked and is no longer wanted, until it lies in its bin again
create table oms_fulfillment.put_back (
    pick_list_id text        not null,
    line_no      int         not null,
    merchant     text        not null,
    warehouse    text        not null,
    order_number text        not null,
    quantity     int         not null check (quantity >= 1),
    put          int         not null default 0,
    opened_at    timestamptz not null,
    closed_at    timestamptz,
    closed_by    text,
    primary key (pick_list_id, line_no),
    foreign key (pick_list_id, line_no) references oms_fulfillment.pick_line (pick_list_id, no),
    constraint never_put_back_too_many check (put between 0 and quantity),
    check ((put = quantity) = (closed_at is not null) and (closed_at is null) = (closed_by is null))
);
create index put_back_to_do on oms_fulfillment.put_back (merchant, warehouse, opened_at) where closed_at is null;

-- what was cancelled before this was kept is long back where it belongs
insert into oms_fulfillment.put_back (pick_list_id, line_no, merchant, warehouse, order_number, quantity, put, opened_at, closed_at, closed_by)
select l.pick_list_id, l.no, l.merchant, p.warehouse, p.order_number, l.picked, l.picked, p.closed_at, p.closed_at, 'before put-backs were kept'
  from oms_fulfillment.pick_list p join oms_fulfillment.pick_line l on l.pick_list_id = p.id
 where p.status = 'CANCELLED' and p.departed_at is null and l.picked > 0;
