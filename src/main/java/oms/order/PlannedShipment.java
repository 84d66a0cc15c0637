package oms.order;

import java.time.Instant;
import java.util.List;

/**
 * What the allocation decided for one shipment.
 *
 * @param shipmentId a new id, or that of a live shipment which the plan keeps or changes
 * @param warehouse code of the warehouse that ships
 * @param driver code of the driver who delivers
 * @param pickUpAt estimated pick-up at the warehouse
 * @param deliverAt estimated delivery at the door
 */
public record PlannedShipment(
        String shipmentId,
        String warehouse,
        String driver,
        Instant pickUpAt,
        Instant deliverAt,
        List<ShipmentLine> lines) {
    public PlannedShipment {
        lines = List.copyOf(lines);
        if (lines.isEmpty()) throw new IllegalArgumentException("A shipment has at least one line");
    }
}
