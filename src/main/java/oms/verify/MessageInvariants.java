package oms.verify;

import static oms.verify.Invariant.overHistory;
import static oms.verify.Invariant.perKey;

import java.util.List;

/** What must hold of what shoppers are told. */
final class MessageInvariants {
    static final List<Invariant> ALL = List.of(
            overHistory(32, "a fact is told once", """
                    select merchant, order_id as order, shipment_id as shipment, kind, occasion, channel, count(*) as times
                      from oms_notification.message group by merchant, order_id, shipment_id, kind, occasion, channel having count(*) > 1"""),
            perKey(32, "what was told has happened", """
                    select m.merchant, m.order_id as order, m.shipment_id as shipment, m.kind
                      from oms_notification.message m
                      left join (values ('CONFIRMED', 'order.authorized'), ('DECLINED', 'order.cancelled'), ('NOT_ACCEPTED', 'order.rejected'),
                                        ('CANCELLED', 'order.cancelled'), ('REST_CANCELLED', 'order.rest_cancelled'), ('BACKORDERED', 'order.allocation_failed'), ('OUT_FOR_DELIVERY', 'order.in_transit'),
                                        ('DELIVERY_FAILED', 'order.delivery_failed'), ('DELIVERED', 'order.delivered'), ('RETURNED', 'order.shipment_returned'),
                                        ('REFUNDED', 'payment.refunded')) as f(kind, event) using (kind)
                     where not exists (select 1 from oms_events.event e
                                        where e.merchant = m.merchant and e.type = f.event and m.order_id in (e.key, e.body ->> 'orderId')
                                          and m.shipment_id in ('', e.body ->> 'shipmentId') and m.occasion in (0, e.sequence))"""),
            new Invariant(32, "no message waits long after its next try is due", """
                    select merchant, id as message, kind, tries, next_try_at as "due since", last_error as error from oms_notification.message
                     where next_try_at < :now - interval '10 minutes'"""));

    private MessageInvariants() {}
}
