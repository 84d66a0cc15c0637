package oms.verify;

import static oms.verify.Invariant.overHistory;
import static oms.verify.Invariant.perKey;

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
            perKey(16, "an order's version counts its events", """
                    select coalesce(o.merchant, e.merchant) as merchant, coalesce(o.id, e.key) as order, o.version, e.last as "last event"
                      from oms_order.customer_order o
                      full join (select merchant, key, max(sequence) as last from oms_events.event where type like 'order.%' group by merchant, key) e
                        on e.key = o.id
                     where o.version is distinct from e.last"""),
            perKey(17, "an order's events form a legal chain", """
                    select merchant, key as order, sequence, coalesce(before, 'nothing') as before, type as event, after
                      from (select merchant, key, sequence, type, body -> 'order' ->> 'status' as after,
                                   lag(body -> 'order' ->> 'status') over (partition by key order by sequence) as before
                              from oms_events.event where type like 'order.%') step
                     where (before is null and (type <> 'order.created' or after <> 'PENDING'))
                        or (before is not null and (before, after) not in (values LEGAL))""".replace("LEGAL", LEGAL)),
            perKey(17, "the chain ends in the order's state", """
                    select o.merchant, o.id as order, o.status, e.body -> 'order' ->> 'status' as "last told"
                      from oms_order.customer_order o join oms_events.event e on e.key = o.id and e.sequence = o.version
                     where o.status is distinct from e.body -> 'order' ->> 'status'"""),
            overHistory(24, "one checkout made one order", """
                    select merchant, checkout_id as checkout, count(*) as orders from oms_order.customer_order
                     group by merchant, checkout_id having count(*) > 1"""),
            perKey(25, "nothing of one merchant refers to another's", """
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
                    select r.merchant, 'redemption', r.code from oms_catalog.redemption r join oms_order.customer_order o on o.id = r.order_id where o.merchant <> r.merchant
                    union all
                    select a.merchant, 'fraud score', a.order_id from oms_fraud.assessment a join oms_order.customer_order o on o.id = a.order_id where o.merchant <> a.merchant
                    union all
                    select d.merchant, 'allocation decision', d.id from oms_allocation.decision d join oms_order.customer_order o on o.id = d.order_id where o.merchant <> d.merchant
                    union all
                    select c.merchant, 'claim', c.id from oms_fleet.capacity_claim c join oms_order.shipment s on s.id = c.shipment_id where s.merchant <> c.merchant
                    union all
                    select l.merchant, 'pick list', l.id from oms_fulfillment.pick_list l join oms_order.shipment s on s.id = l.shipment_id where s.merchant <> l.merchant
                    union all
                    select t.merchant, 'stop', t.id from oms_delivery.stop t join oms_order.shipment s on s.id = t.shipment_id where s.merchant <> t.merchant
                    union all
                    select t.merchant, 'stop of a trip', t.id from oms_delivery.stop t join oms_delivery.trip p on p.id = t.trip_id where p.merchant <> t.merchant
                    union all
                    select p.merchant, 'package', p.id from oms_delivery.parcel p join oms_order.shipment s on s.id = p.shipment_id where s.merchant <> p.merchant
                    union all
                    select m.merchant, 'message', m.id from oms_notification.message m join oms_order.customer_order o on o.id = m.order_id where o.merchant <> m.merchant"""));

    private OrderInvariants() {}
}
