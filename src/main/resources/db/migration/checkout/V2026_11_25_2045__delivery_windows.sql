-- What a merchant delivers in each hour of the week, by warehouse; windows are made from it day by day.
create table oms_checkout.window_plan (
  merchant              text not null,
  warehouse             text not null,
  weekday               int not null check (weekday between 1 and 7),
  begins                time not null,
  ends                  time not null,
  capacity              int not null check (capacity > 0),
  closes_before_minutes int not null check (closes_before_minutes between 0 and 10080),
  primary key (merchant, warehouse, weekday, begins, ends),
  constraint a_window_ends_after_it_begins check (ends > begins)
);
comment on column oms_checkout.window_plan.weekday is '1 is Monday; times are the warehouse''s own';

-- Places in a time of one day. Booked counts its active bookings, never more than its capacity.
create table oms_checkout.delivery_window (
  id        text primary key,
  merchant  text not null,
  warehouse text not null,
  starts_at timestamptz not null,
  ends_at   timestamptz not null,
  closes_at timestamptz not null,
  capacity  int not null check (capacity >= 0),
  booked    int not null default 0,
  closed    boolean not null default false,
  unique (merchant, warehouse, starts_at, ends_at),
  constraint a_window_lasts check (ends_at > starts_at),
  constraint it_closes_before_it_ends check (closes_at <= ends_at),
  constraint no_place_is_booked_twice check (booked between 0 and capacity)
);
create index delivery_window_open on oms_checkout.delivery_window (merchant, starts_at, warehouse) where not closed;
comment on column oms_checkout.delivery_window.closes_at is 'until then it can be booked';

-- An order's place; freed when the order ends without delivery.
create table oms_checkout.window_booking (
  order_id  text primary key,
  merchant  text not null,
  window_id text not null references oms_checkout.delivery_window,
  booked_at timestamptz not null,
  freed_at  timestamptz
);
create index window_booking_active on oms_checkout.window_booking (window_id) where freed_at is null;
