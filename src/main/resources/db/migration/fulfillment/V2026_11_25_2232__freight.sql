-- what carriers ask for a package: by its weight, or by its size where that weighs more; all or nothing is set
alter table oms_fulfillment.packing_rules
    add column divisor int check (divisor between 1000 and 20000),
    add column currency text,
    add column per_kg_minor bigint check (per_kg_minor >= 0),
    add column step_grams int check (step_grams between 1 and 100000),
    add column wall_mm int check (wall_mm between 0 and 100),
    add constraint freight_is_whole check (num_nonnulls(divisor, currency, per_kg_minor, step_grams, wall_mm) in (0, 5));
