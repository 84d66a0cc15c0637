-- What a shopper wants and what it would cost. One checkout makes one order, ever.
create table oms_checkout.checkout (
  id         text primary key,
  merchant   text not null,
  status     text not null check (status in ('OPEN', 'COMPLETED', 'CANCELLED', 'EXPIRED')),
  version    bigint not null check (version > 0),
  wish       jsonb not null,
  quote      jsonb not null,
  order_id   text unique,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  expires_at timestamptz not null,
  constraint a_completed_one_has_its_order check ((status = 'COMPLETED') = (order_id is not null))
);
create index checkout_to_expire on oms_checkout.checkout (expires_at) where status = 'OPEN';
create index checkout_to_forget on oms_checkout.checkout (updated_at) where status in ('CANCELLED', 'EXPIRED');
