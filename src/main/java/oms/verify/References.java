package oms.verify;

import java.util.List;
import java.util.stream.Collectors;

/** Which rows name which others: across modules there is no foreign key that would hold merchants apart. */
final class References {
    /** A column that names a row of another table. */
    private record Reference(String table, String column, String target) {
        String sql() {
            return """
                    select r.merchant, '%1$s' as "what refers", r.%2$s as to from %1$s r join %3$s t on t.id = r.%2$s where t.merchant <> r.merchant""".formatted(table, column, target);
        }
    }

    private static final String ORDER = "oms_order.customer_order";
    private static final String SHIPMENT = "oms_order.shipment";

    private static final List<Reference> ALL = List.of(
            new Reference("oms_order.order_line", "order_id", ORDER),
            new Reference("oms_order.shipment", "order_id", ORDER),
            new Reference("oms_order.shipment_line", "shipment_id", SHIPMENT),
            new Reference("oms_checkout.checkout", "order_id", ORDER),
            new Reference("oms_inventory.reservation", "order_id", ORDER),
            new Reference("oms_inventory.reservation", "shipment_id", SHIPMENT),
            new Reference("oms_payment.payment", "order_id", ORDER),
            new Reference("oms_payment.operation", "payment_id", "oms_payment.payment"),
            new Reference("oms_payment.operation", "shipment_id", SHIPMENT),
            new Reference("oms_payment.booking", "order_id", ORDER),
            new Reference("oms_payment.entry", "booking_id", "oms_payment.booking"),
            new Reference("oms_payment.receivable", "payment_id", "oms_payment.payment"),
            new Reference("oms_events.event", "key", ORDER),
            new Reference("oms_events.delivery", "event_id", "oms_events.event"),
            new Reference("oms_catalog.redemption", "order_id", ORDER),
            new Reference("oms_fraud.assessment", "order_id", ORDER),
            new Reference("oms_fraud.review", "order_id", ORDER),
            new Reference("oms_fraud.sighting", "order_id", ORDER),
            new Reference("oms_allocation.decision", "order_id", ORDER),
            new Reference("oms_allocation.waiting_order", "order_id", ORDER),
            new Reference("oms_allocation.stop", "shipment_id", SHIPMENT),
            new Reference("oms_fleet.capacity_claim", "shipment_id", SHIPMENT),
            new Reference("oms_fulfillment.pick_list", "shipment_id", SHIPMENT),
            new Reference("oms_fulfillment.pick_line", "pick_list_id", "oms_fulfillment.pick_list"),
            new Reference("oms_fulfillment.pick_scan", "pick_list_id", "oms_fulfillment.pick_list"),
            new Reference("oms_fulfillment.batch", "wave_id", "oms_fulfillment.wave"),
            new Reference("oms_fulfillment.batch_list", "batch_id", "oms_fulfillment.batch"),
            new Reference("oms_fulfillment.batch_list", "pick_list_id", "oms_fulfillment.pick_list"),
            new Reference("oms_fulfillment.batch_step", "pick_list_id", "oms_fulfillment.pick_list"),
            new Reference("oms_fulfillment.put_back", "pick_list_id", "oms_fulfillment.pick_list"),
            new Reference("oms_fulfillment.package", "shipment_id", SHIPMENT),
            new Reference("oms_fulfillment.package_line", "package_id", "oms_fulfillment.package"),
            new Reference("oms_delivery.stop", "shipment_id", SHIPMENT),
            new Reference("oms_delivery.stop", "trip_id", "oms_delivery.trip"),
            new Reference("oms_delivery.parcel", "shipment_id", SHIPMENT),
            new Reference("oms_delivery.custody", "parcel_id", "oms_delivery.parcel"),
            new Reference("oms_delivery.proof", "stop_id", "oms_delivery.stop"),
            new Reference("oms_notification.message", "order_id", ORDER));

    /** Finds every row that names another merchant's. */
    static final String SQL = ALL.stream().map(Reference::sql).collect(Collectors.joining("\nunion all\n"));

    private References() {}
}
