package oms.verify;

import static oms.verify.Invariant.perKey;
import static oms.verify.Invariant.perShelf;

import java.util.List;

/** What must hold of stock, reservations and the stock ledger. */
final class StockInvariants {
    static final List<Invariant> ALL = List.of(
            perShelf(1, "reserved is within what is on hand", """
                    select merchant, warehouse, sku, on_hand, reserved from oms_inventory.stock
                     where reserved < 0 or reserved > on_hand"""),
            perShelf(2, "what is reserved is what open reservations hold", """
                    select merchant, warehouse, sku, coalesce(s.reserved, 0) as reserved, coalesce(r.held, 0) as "held by orders"
                      from oms_inventory.stock s
                      full join (select merchant, warehouse, sku, sum(quantity) as held from oms_inventory.reservation
                                  where status = 'OPEN' group by merchant, warehouse, sku) r using (merchant, warehouse, sku)
                     where coalesce(s.reserved, 0) <> coalesce(r.held, 0)"""),
            perShelf(3, "stock is the sum of its ledger", """
                    select merchant, warehouse, sku, s.on_hand, l.on_hand as "on hand by ledger", s.reserved, l.reserved as "reserved by ledger"
                      from oms_inventory.stock s
                      full join (select merchant, warehouse, sku, sum(on_hand) as on_hand, sum(reserved) as reserved
                                   from oms_inventory.ledger group by merchant, warehouse, sku) l using (merchant, warehouse, sku)
                     where coalesce(s.on_hand, 0) <> coalesce(l.on_hand, 0) or coalesce(s.reserved, 0) <> coalesce(l.reserved, 0)"""),
            perShelf(4, "each stock movement happened once", """
                    select merchant, cause, reference, warehouse, sku, count(*) as times from oms_inventory.ledger
                     group by merchant, cause, reference, warehouse, sku having count(*) > 1"""),
            perShelf(4, "what was consumed left the shelf, once", """
                    select coalesce(r.merchant, l.merchant) as merchant, coalesce(r.id, l.reference) as reservation, r.status, r.quantity as reserved,
                           -l.on_hand as shipped
                      from oms_inventory.reservation r
                      full join (select * from oms_inventory.ledger where cause = 'SHIPPED') l on l.reference = r.id
                     where (r.status is not distinct from 'CONSUMED') <> (l.id is not null) or r.quantity <> -l.on_hand or l.on_hand <> l.reserved"""),
            perKey(5, "no order holds more than it ordered", """
                    select r.merchant, r.order_id as order, r.sku, r.held, coalesce(l.quantity, 0) as ordered
                      from (select merchant, order_id, sku, sum(quantity) as held from oms_inventory.reservation
                             where status in ('OPEN', 'CONSUMED') group by merchant, order_id, sku) r
                      left join oms_order.order_line l on l.order_id = r.order_id and l.sku = r.sku
                     where r.held > coalesce(l.quantity, 0)"""),
            perKey(5, "an order that waits for its plan holds all it ordered", """
                    select o.merchant, o.id as order, o.status, l.sku, l.quantity as ordered, coalesce(r.held, 0) as held, coalesce(s.lacking, 0) as lacking
                      from oms_order.customer_order o
                      join oms_order.order_line l on l.order_id = o.id
                      left join (select order_id, sku, sum(quantity) as held from oms_inventory.reservation
                                  where status = 'OPEN' group by order_id, sku) r on r.order_id = o.id and r.sku = l.sku
                      left join (select p.order_id, f.sku, sum(p.quantity) as lacking from oms_inventory.shortfall_piece p
                                   join oms_inventory.shortfall f on f.id = p.shortfall_id
                                  where p.status = 'OPEN' group by p.order_id, f.sku) s on s.order_id = o.id and s.sku = l.sku
                     where o.status in ('PENDING', 'AUTHORIZED', 'MANUAL_REVIEW') and coalesce(r.held, 0) + coalesce(s.lacking, 0) <> l.quantity
                       and not exists (select 1 from oms_inventory.reservation e where e.order_id = o.id and e.status = 'EXPIRED')"""),
            perKey(5, "a shipment on its way to the door holds exactly its pieces", """
                    select merchant, shipment, sku, coalesce(planned, 0) as planned, coalesce(held, 0) as held
                      from (select s.merchant, s.id as shipment, l.sku, sum(l.quantity) as planned
                              from oms_order.shipment s join oms_order.shipment_line l on l.shipment_id = s.id
                             where s.status in ('ALLOCATED', 'PICKED', 'PACKED', 'IN_TRANSIT', 'DELIVERY_FAILED')
                             group by s.merchant, s.id, l.sku) p
                      full join (select merchant, shipment_id as shipment, sku, sum(quantity) as held from oms_inventory.reservation
                                  where status = 'OPEN' and shipment_id is not null group by merchant, shipment_id, sku) r
                        using (merchant, shipment, sku)
                     where coalesce(planned, 0) <> coalesce(held, 0)
                       and not exists (select 1 from oms_order.shipment s join oms_events.delivery d on d.key = s.order_id
                                        where s.id = shipment and d.status = 'WAITING' and d.subscriber like 'inventory.%')"""),
            perKey(6, "an order that ended holds no stock", """
                    select r.merchant, o.id as order, o.status, r.warehouse, r.sku, r.quantity as held
                      from oms_inventory.reservation r join oms_order.customer_order o on o.id = r.order_id
                     where r.status = 'OPEN' and o.status in ('DELIVERED', 'REJECTED', 'CANCELLED')
                       and not exists (select 1 from oms_events.delivery d
                                        where d.key = o.id and d.status = 'WAITING' and d.subscriber like 'inventory.%')"""),
            new Invariant(6, "no stock is held for an order that is not there", """
                    select r.merchant, r.id as reservation, r.order_id as order from oms_inventory.reservation r
                     where r.status = 'OPEN' and not exists (select 1 from oms_order.customer_order o where o.id = r.order_id)"""),
            perKey(7, "no line is shipped beyond what was ordered", """
                    select s.merchant, s.order_id as order, l.line_no as line, sum(l.quantity) as shipped, max(o.quantity) as ordered
                      from oms_order.shipment s
                      join oms_order.shipment_line l on l.shipment_id = s.id
                      left join oms_order.order_line o on o.order_id = s.order_id and o.line_no = l.line_no and o.sku = l.sku
                     where s.status not in ('CANCELLED', 'RETURNED')
                     group by s.merchant, s.order_id, l.line_no having sum(l.quantity) > coalesce(max(o.quantity), 0)"""),
            perKey(7, "what left for good is what was delivered", """
                    select merchant, shipment, sku, coalesce(delivered, 0) as delivered, coalesce(consumed, 0) as consumed
                      from (select s.merchant, s.id as shipment, l.sku, sum(l.quantity) as delivered
                              from oms_order.shipment s join oms_order.shipment_line l on l.shipment_id = s.id
                             where s.status = 'DELIVERED' group by s.merchant, s.id, l.sku) d
                      full join (select merchant, shipment_id as shipment, sku, sum(quantity) as consumed from oms_inventory.reservation
                                  where status = 'CONSUMED' group by merchant, shipment_id, sku) r using (merchant, shipment, sku)
                     where coalesce(delivered, 0) <> coalesce(consumed, 0)"""));

    private StockInvariants() {}
}
