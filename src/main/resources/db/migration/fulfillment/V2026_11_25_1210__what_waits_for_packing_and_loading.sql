-- When a shipment left the packing bench and the warehouse, so that bench and staging lane see what waits for them.

alter table oms_fulfillment.pick_list add column packed_at timestamptz, add column departed_at timestamptz,
    add constraint packed_after_picked check (packed_at is null or status in ('DONE', 'CANCELLED')),
    add constraint departed_after_packed check (departed_at is null or packed_at is not null);

update oms_fulfillment.pick_list l set packed_at = p.sealed_at
  from (select shipment_id, max(sealed_at) as sealed_at, sum(pieces) as pieces
          from (select k.shipment_id, k.sealed_at, (select sum(quantity) from oms_fulfillment.package_line n where n.package_id = k.id) as pieces
                  from oms_fulfillment.package k where k.status = 'SEALED') one
         group by shipment_id) p
 where l.shipment_id = p.shipment_id and l.status = 'DONE'
   and p.pieces = (select sum(quantity) from oms_fulfillment.pick_line n where n.pick_list_id = l.id);

create index pick_list_to_pack on oms_fulfillment.pick_list (merchant, due_at, id) where status = 'DONE' and packed_at is null;
create index pick_list_to_load on oms_fulfillment.pick_list (merchant, due_at, id) where status = 'DONE' and packed_at is not null and departed_at is null;

-- the packages that stand in the staging lane
alter table oms_fulfillment.package add column staged_at timestamptz, add column staged_by text,
    add constraint staged_by_somebody check ((staged_at is null) = (staged_by is null));
