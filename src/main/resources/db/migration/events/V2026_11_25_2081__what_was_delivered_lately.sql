-- What an audit of the last minutes looks at; the table grows at its end.
create index delivery_by_time on oms_events.delivery using brin (delivered_at) with (pages_per_range = 16, autosummarize = on);
