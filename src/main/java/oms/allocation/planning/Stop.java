package oms.allocation.planning;

import java.time.Instant;
import oms.geo.GeoPoint;
import org.jspecify.annotations.Nullable;

/** A door a driver goes to: one that is fixed already ({@link Commitment}) or one the planner may still move ({@link Leg}). */
public sealed interface Stop permits Commitment, Leg {
    String id();

    GeoPoint door();

    /** @return where the goods are loaded; null when they are on board */
    @Nullable
    Warehouse from();

    /** @return when they are ready at the dock, at the earliest */
    Instant pickUpAt();

    /** @return until when the delivery is due */
    Instant deadline();

    /** @return what the shopper was told, if anything yet */
    @Nullable
    Instant promised();
}
