-- Where a shipment was taken when nobody took it at its door: next door or to a pick-up point, and to which.
alter table oms_delivery.stop
  add column elsewhere text check (elsewhere in ('NEIGHBOUR', 'PICK_UP_POINT')),
  add column place text check (place is null or elsewhere is not null);
