-- the dispatcher's board and the driver's page ask for what is under way, again and again
create index trip_by_status on oms_delivery.trip (merchant, status, leaves_at, id);
create index parcel_coming_back on oms_delivery.parcel (merchant) where status = 'COMING_BACK';
