package oms.allocation;

import java.time.Instant;
import oms.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * A shipment with another driver than the plan's.
 *
 * @param from the driver who has it in the plan
 * @param to who would take it
 * @param before when the plan in force has it at the door
 * @param leavesAt when {@code to} would leave with it; null where that is not possible, as the next two
 * @param deliverAt when it would be at the door
 * @param dearer what that costs more than the plan in force, less where negative; null also where that one has no price any more
 * @param deliverBy what the shopper was promised
 * @param late whether the promise would be broken, or more so than by the plan in force
 * @param why why it is not possible, in words
 */
record HandOver(
        String shipmentId,
        String orderNumber,
        String warehouse,
        String from,
        String to,
        Instant before,
        @Nullable Instant leavesAt,
        @Nullable Instant deliverAt,
        @Nullable Money dearer,
        Instant deliverBy,
        boolean late,
        @Nullable String why) {
    static HandOver of(Wish wish, Stops.Stop stop, String driver, Drafts.Draft draft) {
        var order = wish.order();
        var shipments = draft.shipments();
        var made = shipments == null ? null : shipments.getFirst();
        return new HandOver(
                stop.shipmentId(),
                order.number(),
                stop.warehouse(),
                stop.driver(),
                driver,
                stop.promisedAt(),
                made == null ? null : made.pickUpAt(),
                made == null ? null : made.deliverAt(),
                dearer(draft.record()),
                order.deliverBy(),
                made != null && made.deliverAt().isAfter(latest(order.deliverBy(), stop.promisedAt())),
                made == null ? draft.reason() : null);
    }

    private static Instant latest(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }

    private static @Nullable Money dearer(DecisionRecord record) {
        var then = record.candidates().stream()
                .filter(DecisionRecord.Candidate::chosen)
                .findFirst();
        var now = record.candidates().stream()
                .filter(candidate -> candidate.key().equals(record.replaced()))
                .findFirst();
        return then.isEmpty() || now.isEmpty()
                ? null
                : Money.of(then.get().cost() - now.get().cost(), record.currency());
    }
}
