package oms.order;

import java.time.Instant;
import java.util.List;
import oms.money.Money;

/**
 * An order at the moment of an event, without personal data.
 *
 * @param version how many events the order has had, this one included
 * @param units capacity units of the whole order
 * @param deliverBy the promise
 */
public record OrderSnapshot(
        String id,
        String merchant,
        String number,
        String channel,
        AllocationModel model,
        OrderStatus status,
        boolean held,
        long version,
        Sla sla,
        Instant deliverBy,
        Money total,
        int units,
        List<Line> lines,
        List<ShipmentView> shipments) {
    /** An ordered SKU; {@code quantity} in pieces, {@code units} of capacity for all of them. */
    public record Line(int lineNo, String sku, int quantity, int units) {}

    /** @throws IllegalArgumentException when the order has no such shipment */
    public ShipmentView shipment(String shipmentId) {
        return shipments.stream()
                .filter(s -> s.id().equals(shipmentId))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Order " + id + " has no shipment " + shipmentId));
    }
}
