-- What an audit of the last minutes looks at; the table grows at its end.
create index ledger_by_time on oms_inventory.ledger using brin (at) with (pages_per_range = 16, autosummarize = on);
