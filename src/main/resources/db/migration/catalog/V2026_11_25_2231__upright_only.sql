-- what may not be laid on its side
alter table oms_catalog.product add column upright boolean not null default false;
