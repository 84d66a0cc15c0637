-- "How often since this morning": the table only grows at its end, so a few kilobytes of block ranges find the day.
create index event_by_time on oms_events.event using brin (occurred_at) with (pages_per_range = 16, autosummarize = on);
