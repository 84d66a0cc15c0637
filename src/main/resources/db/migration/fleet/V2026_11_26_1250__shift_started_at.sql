-- a shift that nobody ends lasts until the end of the roster it was started for
alter table oms_fleet.driver add column shift_started_at timestamptz;
update oms_fleet.driver set shift_started_at = changed_at where on_shift;
