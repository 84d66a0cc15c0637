-- Goods that left and came back.
alter table oms_inventory.ledger drop constraint ledger_cause_check;
alter table oms_inventory.ledger add constraint ledger_cause_check
    check (cause in ('RECEIVED', 'ADJUSTED', 'COUNTED', 'RESERVED', 'RELEASED', 'SHIPPED', 'SHORT', 'RETURNED'));
