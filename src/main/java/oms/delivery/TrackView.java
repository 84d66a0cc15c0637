package oms.delivery;

import java.time.Instant;
import java.util.List;
import oms.delivery.Arrival.Window;
import oms.delivery.ProofViews.ProofView;
import oms.geo.GeoPoint;
import oms.order.OrderStatus;
import oms.order.ShipmentStatus;
import org.jspecify.annotations.Nullable;

/**
 * An order as its shopper follows it.
 *
 * @param status without what is between the merchant and its checks: a review reads as AUTHORIZED, a rejection as CANCELLED
 * @param stages the eight, in their order
 * @param stage how many of them are behind the order
 * @param headline what is happening, in one sentence
 * @param eta when the next shipment arrives; null where nobody can say
 * @param deliverBy what was promised
 * @param code whether a code can be shown for the door now
 * @param over whether nothing will happen any more
 * @param asOf the server's time
 */
record TrackView(
        String orderNumber,
        OrderStatus status,
        List<Stage> stages,
        int stage,
        String headline,
        @Nullable Window eta,
        Instant deliverBy,
        GeoPoint door,
        List<Part> shipments,
        boolean code,
        List<ProofView> proofs,
        boolean over,
        Instant asOf) {

    /** @return whether both show the shopper the same, whenever each was seen */
    boolean shows(TrackView other) {
        return asOf(other.asOf).equals(other);
    }

    private TrackView asOf(Instant at) {
        return new TrackView(
                orderNumber, status, stages, stage, headline, eta, deliverBy, door, shipments, code, proofs, over, at);
    }

    /**
     * One of the eight stages.
     *
     * @param done whether it is behind the order
     * @param current whether the order is in it now
     */
    record Stage(int no, String name, boolean done, boolean current) {}

    /** Goods of a shipment. */
    record Item(String name, int quantity) {}

    /**
     * One shipment.
     *
     * @param moved what was told before, if the arrival is not within that any more
     * @param stopsBefore doors that come before this one; null unless it is on the road
     * @param driver only while this door is next, or as near as the merchant wants it
     * @param reason why the last attempt failed, if one did
     * @param elsewhere to whom the driver brings it, or has brought it, because nobody took it at the door; {@code place} to which
     */
    record Part(
            int no,
            ShipmentStatus status,
            List<Item> items,
            @Nullable Window eta,
            @Nullable Moved moved,
            @Nullable Integer stopsBefore,
            @Nullable OnTheWay driver,
            @Nullable Instant deliveredAt,
            @Nullable FailureReason reason,
            @Nullable NextStep nextStep,
            @Nullable NextStep elsewhere,
            @Nullable String place) {}

    /**
     * An arrival is not when it was said to be.
     *
     * @param before what was told
     * @param at since when something else is
     */
    record Moved(Window before, MoveReason reason, Instant at) {}

    /** Who comes and where they are. */
    record OnTheWay(String firstName, GeoPoint location, Instant at) {}
}
