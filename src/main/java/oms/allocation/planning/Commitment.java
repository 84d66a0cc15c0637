package oms.allocation.planning;

import java.time.Instant;
import oms.geo.GeoPoint;
import org.jspecify.annotations.Nullable;

/** A shipment whose warehouse and driver are fixed: picked, packed or on the road. Its units are in the driver's load. */
public record Commitment(
        String id,
        GeoPoint door,
        @Nullable Warehouse from,
        Instant pickUpAt,
        Instant deadline,
        @Nullable Instant promised)
        implements Stop {}
