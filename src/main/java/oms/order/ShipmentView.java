package oms.order;

import java.time.Instant;
import java.util.List;
import oms.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * A shipment as others see it.
 *
 * @param no its number within the order, from 1
 * @param units capacity units it takes on a vehicle
 * @param total the part of the order's total that is captured for it
 */
public record ShipmentView(
        String id,
        int no,
        ShipmentStatus status,
        String warehouse,
        String driver,
        int units,
        Money total,
        Instant pickUpAt,
        Instant deliverAt,
        @Nullable String tripId,
        List<ShipmentLine> lines) {}
