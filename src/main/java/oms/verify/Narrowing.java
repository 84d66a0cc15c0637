package oms.verify;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Makes an invariant look only at what changed: in its SQL, every table is replaced by those of its rows that belong to the
 * changed keys or shelves. That finds the same breaches as the whole query, of these keys, where a breach lies within one of them.
 */
final class Narrowing {
    private static final Pattern TABLE = Pattern.compile("\\b(from|join)\\s+(oms_[a-z]+\\.[a-z_]+)");

    private static final String ORDERS = "order_id = any(:keys)";
    private static final String PAYMENTS =
            "payment_id in (select id from oms_payment.payment where order_id = any(:keys))";
    private static final String SHIPMENTS =
            "shipment_id in (select id from oms_order.shipment where order_id = any(:keys))";
    private static final String LISTS =
            "pick_list_id in (select id from oms_fulfillment.pick_list where order_id = any(:keys))";

    /** The rows of each table that belong to the changed keys. */
    static final Map<String, String> BY_KEY = Map.ofEntries(
            Map.entry("oms_order.customer_order", "id = any(:keys)"),
            Map.entry("oms_order.order_line", ORDERS),
            Map.entry("oms_order.shipment", ORDERS),
            Map.entry("oms_order.shipment_line", SHIPMENTS),
            Map.entry("oms_events.event", "key = any(:keys)"),
            Map.entry("oms_events.delivery", "event_id in (select id from oms_events.event where key = any(:keys))"),
            Map.entry("oms_payment.payment", ORDERS),
            Map.entry("oms_payment.operation", PAYMENTS),
            Map.entry("oms_payment.receivable", ORDERS),
            Map.entry("oms_payment.refund", ORDERS),
            Map.entry(
                    "oms_payment.refund_part",
                    "refund_id in (select id from oms_payment.refund where order_id = any(:keys))"),
            Map.entry("oms_payment.refundable", PAYMENTS),
            Map.entry("oms_payment.booking", ORDERS),
            Map.entry("oms_payment.entry", ORDERS),
            Map.entry("oms_inventory.reservation", ORDERS),
            Map.entry("oms_inventory.shortfall_piece", ORDERS),
            Map.entry(
                    "oms_inventory.shortfall",
                    "id in (select shortfall_id from oms_inventory.shortfall_piece where order_id = any(:keys))"),
            Map.entry("oms_fraud.assessment", ORDERS),
            Map.entry("oms_fraud.review", ORDERS),
            Map.entry("oms_fraud.sighting", ORDERS),
            Map.entry("oms_checkout.checkout", ORDERS),
            Map.entry("oms_allocation.decision", ORDERS),
            Map.entry("oms_allocation.planner", "true"),
            Map.entry("oms_allocation.waiting_order", ORDERS),
            Map.entry("oms_allocation.stop", ORDERS),
            Map.entry("oms_fulfillment.pick_list", ORDERS),
            Map.entry("oms_fulfillment.pick_line", LISTS),
            Map.entry("oms_fulfillment.pick_scan", LISTS),
            Map.entry("oms_fulfillment.put_back", LISTS),
            Map.entry("oms_fulfillment.batch_list", LISTS),
            Map.entry("oms_fulfillment.batch_step", LISTS),
            Map.entry(
                    "oms_fulfillment.batch",
                    "id in (select batch_id from oms_fulfillment.batch_list where %s)".formatted(LISTS)),
            Map.entry("oms_fulfillment.wave", "true"),
            Map.entry("oms_fulfillment.package", ORDERS),
            Map.entry(
                    "oms_fulfillment.package_line",
                    "package_id in (select id from oms_fulfillment.package where order_id = any(:keys))"),
            Map.entry("oms_delivery.stop", ORDERS),
            Map.entry("oms_delivery.trip", "id in (select trip_id from oms_delivery.stop where order_id = any(:keys))"),
            Map.entry("oms_delivery.parcel", ORDERS),
            Map.entry(
                    "oms_delivery.custody",
                    "parcel_id in (select id from oms_delivery.parcel where order_id = any(:keys))"),
            Map.entry(
                    "oms_delivery.proof", "stop_id in (select id from oms_delivery.stop where order_id = any(:keys))"),
            Map.entry("oms_fleet.capacity_claim", SHIPMENTS),
            Map.entry("oms_catalog.redemption", ORDERS),
            Map.entry("oms_notification.message", ORDERS));

    private static final String SHELVES =
            "(merchant, warehouse, sku) in (select * from unnest(:merchants, :warehouses, :skus))";

    /** The rows of each table that belong to the changed shelves. */
    static final Map<String, String> BY_SHELF = Map.of(
            "oms_inventory.stock", SHELVES, "oms_inventory.reservation", SHELVES, "oms_inventory.ledger", SHELVES);

    private Narrowing() {}

    /** @return what an audit of changes asks; empty where it does not ask at all */
    static Optional<Invariant> of(Invariant invariant) {
        return switch (invariant.reach()) {
            case KEY -> Optional.of(invariant.with(narrowed(invariant.sql(), BY_KEY)));
            case SHELF -> Optional.of(invariant.with(narrowed(invariant.sql(), BY_SHELF)));
            case ALL -> Optional.of(invariant);
            case HISTORY -> Optional.empty();
        };
    }

    private static String narrowed(String sql, Map<String, String> rows) {
        return TABLE.matcher(sql).replaceAll(found -> {
            var condition = rows.get(found.group(2));
            if (condition == null) throw new IllegalStateException("No rows of " + found.group(2) + " belong to a key");
            return found.group(1) + " (select * from " + found.group(2) + " where " + condition + ")";
        });
    }
}
