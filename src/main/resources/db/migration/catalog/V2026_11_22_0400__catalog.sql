-- What is sold, at what price, and the promotion codes with their budgets.

create table oms_catalog.product (
    merchant       text        not null,
    sku            text        not null,
    name           text        not null,
    barcode        text,
    price_minor    bigint      not null check (price_minor between 0 and 100000000000),
    currency       text        not null check (currency ~ '^[A-Z]{3}$'),
    units          int         not null check (units between 1 and 1000000),
    weight_grams   int         not null check (weight_grams between 0 and 100000000),
    length_mm      int         not null check (length_mm between 0 and 100000),
    width_mm       int         not null check (width_mm between 0 and 100000),
    height_mm      int         not null check (height_mm between 0 and 100000),
    fragile        boolean     not null,
    requires_skill text,
    archived       boolean     not null default false,
    version        bigint      not null default 1,
    updated_at     timestamptz not null,
    primary key (merchant, sku)
);
create unique index product_by_barcode on oms_catalog.product (merchant, barcode) where barcode is not null and not archived;

create table oms_catalog.offer (
    merchant    text        not null,
    sku         text        not null,
    warehouse   text        not null,
    price_minor bigint      not null check (price_minor between 0 and 100000000000),
    currency    text        not null check (currency ~ '^[A-Z]{3}$'),
    updated_at  timestamptz not null,
    primary key (merchant, sku, warehouse),
    foreign key (merchant, sku) references oms_catalog.product (merchant, sku)
);

create table oms_catalog.promotion (
    merchant        text        not null,
    code            text        not null check (code = upper(code)),
    kind            text        not null check (kind in ('PERCENTAGE', 'AMOUNT', 'FREE_SHIPPING')),
    percent         int         check (percent between 1 and 100),
    amount_minor    bigint      check (amount_minor between 1 and 100000000000),
    currency        text        not null check (currency ~ '^[A-Z]{3}$'),
    valid_from      timestamptz not null,
    valid_until     timestamptz,
    min_order_minor bigint      not null default 0 check (min_order_minor >= 0),
    budget_minor    bigint      check (budget_minor >= 0),
    max_uses        bigint      check (max_uses >= 0),
    per_customer    int         check (per_customer >= 1),
    active          boolean     not null,
    spent_minor     bigint      not null default 0,
    uses            bigint      not null default 0,
    version         bigint      not null default 1,
    updated_at      timestamptz not null,
    primary key (merchant, code),
    check ((kind = 'PERCENTAGE') = (percent is not null)),
    check ((kind = 'AMOUNT') = (amount_minor is not null)),
    check (valid_until is null or valid_until > valid_from),
    constraint within_budget check (spent_minor >= 0 and (budget_minor is null or spent_minor <= budget_minor)),
    constraint within_uses check (uses >= 0 and (max_uses is null or uses <= max_uses))
);

create table oms_catalog.promotion_customer (
    merchant  text   not null,
    code      text   not null,
    customer  text   not null,
    uses      bigint not null check (uses >= 0),
    primary key (merchant, code, customer),
    foreign key (merchant, code) references oms_catalog.promotion (merchant, code)
);

create table oms_catalog.redemption (
    merchant     text        not null,
    code         text        not null,
    order_id     text        not null,
    customer     text        not null,
    amount_minor bigint      not null check (amount_minor >= 0),
    currency     text        not null check (currency ~ '^[A-Z]{3}$'),
    status       text        not null check (status in ('REDEEMED', 'RELEASED')),
    redeemed_at  timestamptz not null,
    released_at  timestamptz,
    primary key (order_id, code),
    foreign key (merchant, code) references oms_catalog.promotion (merchant, code),
    check ((status = 'RELEASED') = (released_at is not null))
);
create index redemption_by_code on oms_catalog.redemption (merchant, code, redeemed_at);
