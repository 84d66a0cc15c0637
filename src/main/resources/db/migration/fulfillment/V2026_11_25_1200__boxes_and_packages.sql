-- What is packed into what, and who sealed, printed and opened it.

-- the merchant's kinds of boxes; a merchant without any uses the product's own
create table oms_fulfillment.box (
    merchant   text   not null,
    code       text   not null,
    name       text   not null,
    length_mm  int    not null check (length_mm >= 1),
    width_mm   int    not null check (width_mm >= 1),
    height_mm  int    not null check (height_mm >= 1),
    tare_grams int    not null check (tare_grams >= 0),
    max_grams  int    not null check (max_grams >= 1),
    cost_minor bigint not null check (cost_minor >= 0),
    currency   text   not null,
    active     boolean not null,
    primary key (merchant, code)
);

-- how exactly the merchant weighs, and whose numbers the labels carry
create table oms_fulfillment.packing_rules (
    merchant           text primary key,
    company_prefix     text not null check (company_prefix ~ '^[0-9]{6,12}$'),
    tolerance_permille int  not null check (tolerance_permille between 0 and 1000),
    tolerance_grams    int  not null check (tolerance_grams >= 0)
);

-- one count for all: serials stay unique where merchants share a company prefix
create sequence oms_fulfillment.sscc_serial;

create table oms_fulfillment.package (
    id             text        primary key,
    merchant       text        not null,
    order_id       text        not null,
    order_number   text        not null,
    shipment_id    text        not null,
    warehouse      text        not null,
    no             int         not null check (no >= 1),
    box            text        not null,
    sscc           text        not null check (sscc ~ '^[0-9]{18}$'),
    expected_grams bigint      not null check (expected_grams >= 0),
    weight_grams   int         not null check (weight_grams >= 1),
    status         text        not null check (status in ('SEALED', 'VOIDED')),
    sealed_at      timestamptz not null,
    sealed_by      text        not null,
    voided_at      timestamptz,
    voided_by      text,
    void_reason    text,
    unique (merchant, sscc),
    check ((status = 'VOIDED') = (voided_at is not null)),
    check ((voided_at is null) = (voided_by is null) and (voided_at is null) = (void_reason is null))
);
create unique index one_sealed_package_per_number on oms_fulfillment.package (shipment_id, no) where status = 'SEALED';
create index package_of_order on oms_fulfillment.package (order_id);

create table oms_fulfillment.package_line (
    package_id text not null references oms_fulfillment.package,
    merchant   text not null,
    sku        text not null,
    name       text not null,
    quantity   int  not null check (quantity >= 1),
    primary key (package_id, sku)
);

-- every label that came out of the printer; append-only
create table oms_fulfillment.label_print (
    id         bigint      generated always as identity primary key,
    merchant   text        not null,
    package_id text        not null references oms_fulfillment.package,
    format     text        not null check (format in ('PDF', 'ZPL')),
    printed_by text        not null,
    at         timestamptz not null
);
create index label_print_of_package on oms_fulfillment.label_print (package_id);
