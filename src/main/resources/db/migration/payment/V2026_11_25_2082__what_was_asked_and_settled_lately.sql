-- What an audit of the last minutes looks at; the table grows at its end, and what is asked is settled soon.
create index operation_by_time on oms_payment.operation using brin (created_at, settled_at) with (pages_per_range = 16, autosummarize = on);
