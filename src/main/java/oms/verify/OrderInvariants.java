package oms.verify;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import oms.order.OrderStatus;

/** What must hold of orders, of those who see them, and between merchants. */
final class OrderInvariants {
    /** Every pair of states an order may stand in before and after one event, as SQL rows. */
    private static final String LEGAL = Arrays.stream(OrderStatus.values())
            .flatMap(from -> Arrays.stream(OrderStatus.values())
                    .filter(to -> from == to || from.canBecome(to))
                    .map(to -> "('" + from + "', '" + to + "')"))
            .collect(Collectors.joining(", "));

    static final List<Invariant> ALL = List.of(
            new Invariant(16, "an order's version counts its events", """
                    select coalesce(o.merchant, e.merchant) as merchant, coalesce(o.id, e.key) as order, o.version, e.last as "last event"
                      from oms_order.customer_order o
                      full join (select merchant, key, max(sequence) as last from oms_events.event where type like 'order.%' group by merchant, key) e
                        on e.key = o.id
                     where o.version is distinct from e.last"""),
            new Invariant(17, "an order's events form a legal chain", """
                    select merchant, key as order, sequence, coalesce(before, 'nothing') as before, type as event, after
                      from (select merchant, key, sequence, type, body -> 'order' ->> 'status' as after,
                                   lag(body -> 'order' ->> 'status') over (partition by key order by sequence) as before
                              from oms_events.event where type like 'order.%') step
                     where (before is null and (type <> 'order.created' or after <> 'PENDING'))
                        or (before is not null and (before, after) not in (values LEGAL))""".replace("LEGAL", LEGAL)),
            new Invariant(17, "the chain ends in the order's state", """
                    select o.merchant, o.id as order, o.status, e.body -> 'order' ->> 'status' as "last told"
                      from oms_order.customer_order o join oms_events.event e on e.key = o.id and e.sequence = o.version
                     where o.status is distinct from e.body -> 'order' ->> 'status'"""),
            new Invariant(24, "one checkout made one order", """
                    select merchant, checkout_id as checkout, count(*) as orders from oms_order.customer_order
                     group by merchant, checkout_id having count(*) > 1"""),
            new Invariant(25, "nothing of one merchant refers to another's", """
                    select l.merchant, 'order line' as thing, l.order_id as of from oms_order.order_line l join oms_order.customer_order o on o.id = l.order_id where o.merchant <> l.merchant
                    union all
                    select s.merchant, 'shipment', s.id from oms_order.shipment s join oms_order.customer_order o on o.id = s.order_id where o.merchant <> s.merchant
                    union all
                    select l.merchant, 'shipment line', l.shipment_id from oms_order.shipment_line l join oms_order.shipment s on s.id = l.shipment_id where s.merchant <> l.merchant
                    union all
                    select r.merchant, 'reservation', r.id from oms_inventory.reservation r join oms_order.customer_order o on o.id = r.order_id where o.merchant <> r.merchant
                    union all
                    select p.merchant, 'payment', p.id from oms_payment.payment p join oms_order.customer_order o on o.id = p.order_id where o.merchant <> p.merchant
                    union all
                    select x.merchant, 'payment operation', x.id from oms_payment.operation x join oms_payment.payment p on p.id = x.payment_id where p.merchant <> x.merchant
                    union all
                    select e.merchant, 'event', e.id from oms_events.event e join oms_order.customer_order o on o.id = e.key where o.merchant <> e.merchant
                    union all
                    select r.merchant, 'redemption', r.code from oms_catalog.redemption r join oms_order.customer_order o on o.id = r.order_id where o.merchant <> r.merchant"""));

    private OrderInvariants() {}
}
