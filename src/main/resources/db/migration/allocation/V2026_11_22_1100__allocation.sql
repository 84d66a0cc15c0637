-- How each sales channel decides which warehouse ships.
create table oms_allocation.channel (
  merchant   text        not null,
  code       text        not null,
  name       text        not null,
  model      text        not null check (model in ('HYPERLOCAL', 'BUY_BOX', 'COST_ABSORPTION')),
  changed_at timestamptz not null,
  primary key (merchant, code)
);

-- A shopper's address, locked to the one warehouse whose goods and prices the shopper sees.
create table oms_allocation.hyperlocal_session (
  id         text primary key,
  merchant   text             not null,
  channel    text             not null,
  warehouse  text             not null,
  lat        double precision not null check (lat between -90 and 90),
  lon        double precision not null check (lon between -180 and 180),
  created_at timestamptz      not null,
  expires_at timestamptz      not null,
  check (expires_at > created_at)
);

-- One planner at a time for each merchant; the token grows with every holder, so that a holder who was overtaken is found out.
create table oms_allocation.planner (
  merchant   text primary key not null,
  token      bigint           not null,
  held_until timestamptz      not null
);

-- Orders that want a plan.
create table oms_allocation.waiting_order (
  order_id     text primary key,
  merchant     text        not null,
  -- when the planner looks at it next
  next_look_at timestamptz not null,
  tries        int         not null default 0 check (tries >= 0),
  why          text        not null,
  since        timestamptz not null
);
create index waiting_order_next on oms_allocation.waiting_order (merchant, next_look_at);

-- Doors that drivers go to for shipments that are planned and not yet delivered.
create table oms_allocation.stop (
  shipment_id text primary key,
  merchant    text             not null,
  order_id    text             not null,
  warehouse   text             not null,
  driver      text             not null,
  units       int              not null check (units >= 0),
  lat         double precision not null,
  lon         double precision not null,
  pick_up_at  timestamptz      not null,
  promised_at timestamptz      not null,
  deadline    timestamptz      not null,
  -- OPEN: warehouse and driver may change; FIXED: picked; ON_BOARD: with the driver
  state       text             not null check (state in ('OPEN', 'FIXED', 'ON_BOARD'))
);
create index stop_of_merchant on oms_allocation.stop (merchant, driver);
create index stop_of_order on oms_allocation.stop (order_id);

-- Why: what was decided for an order, every candidate with its terms, and which rule excluded what.
create table oms_allocation.decision (
  id       text primary key,
  merchant text        not null,
  order_id text        not null,
  no       int         not null check (no > 0),
  outcome  text        not null check (outcome in ('ALLOCATED', 'REALLOCATED', 'FAILED')),
  reason   text        not null,
  record   jsonb       not null,
  made_at  timestamptz not null,
  unique (order_id, no)
);
