-- which aisles there are, without reading every bin
create index bin_by_aisle on oms_inventory.bin (merchant, warehouse, aisle, bin);
