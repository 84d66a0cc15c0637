-- How a warehouse is built, where somebody has said so: aisles, cross aisles, the depot, as one document that changes as one.
create table oms_fulfillment.layout (
    merchant   text        not null,
    warehouse  text        not null,
    plan       jsonb       not null check (jsonb_array_length(plan -> 'aisles') >= 1 and jsonb_array_length(plan -> 'crossAisles') >= 2),
    changed_by text        not null,
    changed_at timestamptz not null,
    primary key (merchant, warehouse)
);
