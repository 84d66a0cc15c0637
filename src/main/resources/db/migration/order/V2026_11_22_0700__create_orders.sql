create table oms_order.customer_order (
  id                 text primary key,
  merchant           text not null,
  number             text not null,
  business_day       date not null,
  checkout_id        text not null unique,
  channel            text not null,
  model              text not null,
  status             text not null,
  held_reason        text,
  version            bigint not null check (version > 0),
  customer           jsonb not null,
  customer_email     text not null,
  shipping_address   jsonb not null,
  lat                double precision not null,
  lon                double precision not null,
  billing_address    jsonb,
  billing_lat        double precision,
  billing_lon        double precision,
  promo_codes        text[] not null,
  currency           text not null,
  items_minor        bigint not null check (items_minor >= 0),
  discount_minor     bigint not null check (discount_minor >= 0),
  shipping_minor     bigint not null check (shipping_minor >= 0),
  tax_minor          bigint not null check (tax_minor >= 0),
  total_minor        bigint not null check (total_minor >= 0),
  units              int not null check (units >= 0),
  sla                text not null,
  deliver_by         timestamptz not null,
  window_start       timestamptz,
  bound_warehouse    text,
  payment            jsonb not null,
  device             jsonb,
  authorization_code text,
  authorized_minor   bigint,
  authorization_ends timestamptz,
  fraud_score        double precision check (fraud_score between 0 and 1),
  cancel_cause       text,
  cancel_reason      text,
  cancelled_by       text,
  placed_at          timestamptz not null,
  updated_at         timestamptz not null,
  unique (merchant, number),
  check (total_minor = items_minor - discount_minor + shipping_minor + tax_minor),
  check (status not in ('CANCELLED') or cancel_cause is not null)
);
create index order_recent on oms_order.customer_order (merchant, placed_at desc, id desc);
create index order_by_status on oms_order.customer_order (merchant, status, placed_at desc, id desc);
create index order_by_email on oms_order.customer_order (merchant, customer_email, placed_at desc);

create table oms_order.order_line (
  order_id         text not null references oms_order.customer_order,
  line_no          int not null check (line_no > 0),
  merchant         text not null,
  sku              text not null,
  name             text not null,
  quantity         int not null check (quantity > 0),
  unit_price_minor bigint not null check (unit_price_minor >= 0),
  units_each       int not null check (units_each >= 0),
  weight_grams     int not null check (weight_grams >= 0),
  primary key (order_id, line_no),
  unique (order_id, sku)
);

create table oms_order.shipment (
  id          text primary key,
  order_id    text not null references oms_order.customer_order,
  merchant    text not null,
  no          int not null check (no > 0),
  status      text not null,
  warehouse   text not null,
  driver      text not null,
  units       int not null check (units >= 0),
  total_minor bigint not null check (total_minor >= 0),
  pick_up_at  timestamptz not null,
  deliver_at  timestamptz not null,
  trip_id     text,
  unique (order_id, no)
);
create index shipment_by_status on oms_order.shipment (merchant, status);

create table oms_order.shipment_line (
  shipment_id text not null references oms_order.shipment on delete cascade,
  line_no     int not null,
  merchant    text not null,
  sku         text not null,
  quantity    int not null check (quantity > 0),
  primary key (shipment_id, line_no)
);

-- Numbers are handed out in blocks, so that no order waits for another's number.
create table oms_order.order_number (
  merchant     text not null,
  business_day date not null,
  next         bigint not null,
  primary key (merchant, business_day)
);
