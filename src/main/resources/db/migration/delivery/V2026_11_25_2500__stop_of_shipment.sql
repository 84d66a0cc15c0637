-- A stop is asked for by its shipment at every step of the road.
create index stop_of_shipment on oms_delivery.stop (shipment_id, attempt);
