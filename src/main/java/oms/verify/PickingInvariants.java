package oms.verify;

import static oms.verify.Invariant.perKey;

import java.util.List;

/** What must hold between shipments and the lists by which their goods are fetched. */
final class PickingInvariants {
    static final List<Invariant> ALL = List.of(
            perKey(30, "a shipment that is to be picked has one list of exactly its pieces", """
                    select merchant, shipment, s.warehouse, l.warehouse as "list for", sku, s.planned, l.wanted
                      from (select s.merchant, s.id as shipment, s.order_id, s.warehouse, l.sku, sum(l.quantity) as planned
                              from oms_order.shipment s join oms_order.shipment_line l on l.shipment_id = s.id
                             where s.status = 'ALLOCATED' group by s.merchant, s.id, s.order_id, s.warehouse, l.sku) s
                      full join (select p.merchant, p.shipment_id as shipment, p.order_id, p.warehouse, l.sku, sum(l.quantity) as wanted
                                   from oms_fulfillment.pick_list p join oms_fulfillment.pick_line l on l.pick_list_id = p.id
                                  where p.status in ('OPEN', 'PICKING') group by p.id, p.merchant, p.shipment_id, p.order_id, p.warehouse, l.sku) l using (merchant, shipment, sku)
                     where (s.warehouse, s.planned) is distinct from (l.warehouse, l.wanted)
                       and not exists (select 1 from oms_events.delivery d
                                        where d.key = coalesce(s.order_id, l.order_id) and d.status = 'WAITING' and d.subscriber like 'fulfillment.%')"""),
            perKey(30, "a list is done when its shipment is picked, and not before", """
                    select merchant, shipment, s.status, l.lists as "lists done"
                      from (select merchant, id as shipment, order_id, status from oms_order.shipment) s
                      full join (select merchant, shipment_id as shipment, count(*) as lists from oms_fulfillment.pick_list
                                  where status = 'DONE' group by merchant, shipment_id) l using (merchant, shipment)
                     where case when s.status in ('PICKED', 'PACKED', 'IN_TRANSIT', 'DELIVERY_FAILED', 'DELIVERED', 'RETURNED')
                                then l.lists is distinct from 1
                                else l.lists is not null end
                       and not exists (select 1 from oms_events.delivery d
                                        where d.key = s.order_id and d.status = 'WAITING' and d.subscriber like 'fulfillment.%')"""),
            perKey(30, "what is picked was scanned, and a done list is complete", """
                    select l.merchant, l.pick_list_id as list, l.sku, l.quantity as wanted, l.picked, coalesce(s.scanned, 0) as scanned
                      from oms_fulfillment.pick_line l
                      join oms_fulfillment.pick_list p on p.id = l.pick_list_id
                      left join (select pick_list_id, line_no, sum(quantity) as scanned from oms_fulfillment.pick_scan group by pick_list_id, line_no) s
                        on s.pick_list_id = l.pick_list_id and s.line_no = l.no
                     where l.picked <> coalesce(s.scanned, 0) or l.picked > l.quantity or p.status = 'DONE' and l.picked <> l.quantity"""),
            new Invariant(30, "a floor that is drawn is that of a warehouse, with a depot on it", """
                    select l.merchant, l.warehouse, l.plan -> 'depot' as depot
                      from oms_fulfillment.layout l
                     where not exists (select 1 from oms_inventory.warehouse w where w.merchant = l.merchant and w.code = l.warehouse)
                        or not exists (select 1 from jsonb_array_elements(l.plan -> 'aisles') a
                                        where lower(a ->> 'name') = lower(l.plan -> 'depot' ->> 'aisle'))
                        or (l.plan -> 'depot' ->> 'crossAisle')::int >= jsonb_array_length(l.plan -> 'crossAisles')"""));

    private PickingInvariants() {}
}
