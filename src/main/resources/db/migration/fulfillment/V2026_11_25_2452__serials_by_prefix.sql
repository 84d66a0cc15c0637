-- GS1 gives numbers to companies: the serials of a prefix are its own, whichever merchants share it, and are used up alone.
create table oms_fulfillment.sscc_count (
  prefix text   primary key check (prefix ~ '^[0-9]{6,12}$'),
  last   bigint not null
);
comment on table oms_fulfillment.sscc_count is 'no merchant: a prefix may be shared by several';
insert into oms_fulfillment.sscc_count (prefix, last)
select distinct known.prefix, s.last_value
  from (select company_prefix as prefix from oms_fulfillment.packing_rules
        union select substring(sscc from 2 for 7) from oms_fulfillment.package) known, oms_fulfillment.sscc_serial s;
drop sequence oms_fulfillment.sscc_serial;
