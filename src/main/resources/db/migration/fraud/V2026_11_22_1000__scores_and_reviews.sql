-- Names of people, cards, devices and places are kept as salted hashes: enough to recognise them, not to read them.
create table oms_fraud.salt (
  only_one boolean primary key default true check (only_one),
  value    text not null
);
comment on table oms_fraud.salt is 'no merchant: one salt for the installation, made when it is set up';
insert into oms_fraud.salt (value) values (gen_random_uuid()::text || gen_random_uuid()::text);

-- What is remembered of every order, for judging those that follow.
create table oms_fraud.sighting (
  order_id     text primary key,
  merchant     text not null,
  number       text not null,
  customer_key text not null,
  card_key     text,
  device_key   text,
  address_key  text not null,
  amount_minor bigint not null check (amount_minor >= 0),
  currency     text not null check (length(currency) = 3),
  placed_at    timestamptz not null,
  state        text not null default 'OPEN' check (state in ('OPEN', 'DELIVERED', 'CANCELLED', 'DECLINED', 'REJECTED'))
);
create index sighting_by_customer on oms_fraud.sighting (merchant, customer_key, placed_at desc);
create index sighting_by_card on oms_fraud.sighting (merchant, card_key, placed_at desc) where card_key is not null;
create index sighting_by_device on oms_fraud.sighting (merchant, device_key, placed_at desc) where device_key is not null;
create index sighting_by_address on oms_fraud.sighting (merchant, address_key, placed_at desc);
create index sighting_by_time on oms_fraud.sighting (merchant, currency, placed_at desc);

-- One score per order, with what each signal gave to it.
create table oms_fraud.assessment (
  order_id      text primary key references oms_fraud.sighting,
  merchant      text not null,
  score         numeric(5, 4) not null check (score between 0 and 1),
  outcome       text not null check (outcome in ('APPROVED', 'MANUAL_REVIEW', 'REJECTED')),
  shadow_score  numeric(5, 4) check (shadow_score between 0 and 1),
  contributions jsonb not null,
  scored_at     timestamptz not null
);

create table oms_fraud.review (
  order_id   text primary key references oms_fraud.assessment,
  merchant   text not null,
  opened_at  timestamptz not null,
  deadline   timestamptz not null,
  state      text not null default 'OPEN' check (state in ('OPEN', 'APPROVED', 'REJECTED', 'EXPIRED', 'WITHDRAWN')),
  reason     text,
  decided_by text,
  decided_at timestamptz,
  constraint a_decision_says_who_and_when check ((state = 'OPEN') = (decided_at is null) and (state = 'OPEN') = (decided_by is null))
);
create index review_open on oms_fraud.review (merchant, deadline, order_id) where state = 'OPEN';
create index review_due on oms_fraud.review (deadline) where state = 'OPEN';
create index review_decided on oms_fraud.review (merchant, decided_at desc) where state <> 'OPEN';

-- What people found out in the end; what weights are tuned by.
create table oms_fraud.label (
  order_id   text not null references oms_fraud.sighting,
  source     text not null check (source in ('REVIEW', 'CHARGE_BACK')),
  merchant   text not null,
  fraudulent boolean not null,
  reason     text not null,
  labelled_by text not null,
  labelled_at timestamptz not null,
  primary key (order_id, source)
);

create table oms_fraud.blocked (
  merchant   text not null,
  kind       text not null check (kind in ('ADDRESS', 'CARD', 'CUSTOMER', 'DEVICE')),
  key        text not null,
  number     text not null,
  reason     text not null,
  blocked_by text not null,
  blocked_at timestamptz not null,
  primary key (merchant, kind, key)
);
comment on column oms_fraud.blocked.number is 'the order it was blocked over';
