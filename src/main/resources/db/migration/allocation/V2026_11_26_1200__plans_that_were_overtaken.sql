-- Whom nobody can ship is tried again together with others; only whose plan is overtaken again and again is planned alone.
alter table oms_allocation.waiting_order add column overtaken integer not null default 0;
