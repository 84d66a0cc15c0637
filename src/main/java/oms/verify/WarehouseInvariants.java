package oms.verify;

import java.util.List;

/** What must hold of promises that end, of counts and the shortfalls they found, and of goods between warehouses. */
final class WarehouseInvariants {
    static final List<Invariant> ALL = List.of(
            Invariant.overHistory(
                    1, "a promise taken back by a count left the shelf's promise once, and is told to its order", """
                    select coalesce(p.merchant, l.merchant) as merchant, coalesce(p.reference, l.reference) as "shortfall and reservation",
                           p.quantity as "taken back", l.pieces as "by ledger"
                      from (select merchant, shortfall_id || '/' || reservation_id as reference, quantity from oms_inventory.shortfall_piece) p
                      full join (select merchant, reference, -reserved as pieces from oms_inventory.ledger
                                  where cause = 'SHORT' and reference like 'sfl\\_%') l using (reference)
                     where p.quantity is distinct from l.pieces"""),
            new Invariant(1, "a shortfall is what was taken back, and open while an order lacks it", """
                    select s.merchant, s.id as shortfall, s.status, s.quantity, coalesce(sum(p.quantity), 0) as "taken back",
                           count(p.*) filter (where p.status = 'OPEN') as "orders that lack"
                      from oms_inventory.shortfall s left join oms_inventory.shortfall_piece p on p.shortfall_id = s.id
                     group by s.merchant, s.id, s.status, s.quantity
                    having s.quantity <> coalesce(sum(p.quantity), 0)
                        or (s.status = 'OPEN') <> (count(p.*) filter (where p.status = 'OPEN') > 0)"""),
            new Invariant(2, "what lacks in the shelf is no order's that ended or has its plan", """
                    select p.merchant, p.shortfall_id as shortfall, o.id as order, o.status
                      from oms_inventory.shortfall_piece p join oms_order.customer_order o on o.id = p.order_id
                     where p.status = 'OPEN' and o.status not in ('PENDING', 'AUTHORIZED', 'MANUAL_REVIEW', 'APPROVED', 'BACKORDERED')
                       and not exists (select 1 from oms_events.delivery d
                                        where d.key = o.id and d.status = 'WAITING' and d.subscriber like 'inventory.%')"""),
            Invariant.overHistory(3, "a count changed the stock by what it found", """
                    select coalesce(t.merchant, l.merchant) as merchant, coalesce(t.id, l.reference) as count, t.change, l.pieces as "by ledger"
                      from (select * from oms_inventory.count_task where status = 'COUNTED' and change <> 0) t
                      full join (select merchant, reference, warehouse, sku, on_hand as pieces from oms_inventory.ledger
                                  where cause = 'COUNTED' and exists (select 1 from oms_inventory.count_task c where c.id = reference)) l
                        on l.reference = t.id and l.warehouse = t.warehouse and l.sku = t.sku
                     where t.change is distinct from l.pieces"""),
            Invariant.overHistory(
                    3, "what left for another warehouse is what was sent, and what came is what arrived", """
                    select t.merchant, t.id as transfer, t.status, n.sku, n.dispatched, n.received, coalesce(-o.pieces, 0) as "left", coalesce(i.pieces, 0) as came,
                           coalesce(b.pieces, 0) as "came back"
                      from oms_inventory.transfer t join oms_inventory.transfer_line n on n.transfer_id = t.id
                      left join (select reference, warehouse, sku, on_hand as pieces from oms_inventory.ledger where cause = 'TRANSFERRED') o
                        on o.reference = t.id and o.warehouse = t.source and o.sku = n.sku
                      left join (select reference, warehouse, sku, on_hand as pieces from oms_inventory.ledger where cause = 'TRANSFERRED') i
                        on i.reference = t.id and i.warehouse = t.destination and i.sku = n.sku
                      left join (select reference, warehouse, sku, on_hand as pieces from oms_inventory.ledger where cause = 'TRANSFERRED') b
                        on b.reference = t.id || '/back' and b.warehouse = t.source and b.sku = n.sku
                     where n.dispatched <> coalesce(-o.pieces, 0)
                        or coalesce(i.pieces, 0) <> case when t.status = 'RECEIVED' then coalesce(n.received, -1) else 0 end
                        or coalesce(b.pieces, 0) <> case when t.status = 'RECALLED' then n.dispatched else 0 end"""),
            Invariant.overHistory(4, "nothing moved between warehouses without a transfer", """
                    select l.merchant, l.reference as transfer, l.warehouse, l.sku, l.on_hand from oms_inventory.ledger l
                     where l.cause = 'TRANSFERRED' and not exists (
                            select 1 from oms_inventory.transfer t join oms_inventory.transfer_line n on n.transfer_id = t.id
                             where l.reference in (t.id, t.id || '/back') and l.sku = n.sku and l.warehouse in (t.source, t.destination))"""),
            new Invariant(6, "no stock is promised past its time to an order that is not paid", """
                    select r.merchant, r.id as reservation, r.order_id as order, r.expires_at from oms_inventory.reservation r
                      join oms_order.customer_order o on o.id = r.order_id
                     where r.status = 'OPEN' and o.status = 'PENDING' and r.expires_at < :now - interval '10 minutes'"""),
            Invariant.perKey(
                    6, "an expired promise is closed, and its order cancelled, unknown, or promised again", """
                    select r.merchant, r.id as reservation, o.id as order, o.status from oms_inventory.reservation r
                      join oms_order.customer_order o on o.id = r.order_id
                     where r.status = 'EXPIRED' and o.status = 'PENDING' and not exists (
                            select 1 from oms_payment.operation p where p.order_id = o.id and p.kind = 'AUTHORIZE'
                               and p.status in ('INITIATED', 'PENDING', 'UNKNOWN'))"""));

    private WarehouseInvariants() {}
}
