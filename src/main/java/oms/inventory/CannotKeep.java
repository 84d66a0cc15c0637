package oms.inventory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which promises cannot be kept where fewer pieces are there than were promised: the latest promise goes first, and what is off the
 * shelf for its order already stays.
 */
class CannotKeep {
    /**
     * An open promise of one SKU in one warehouse.
     *
     * @param reservation its id
     * @param picked whether its pieces are off the shelf
     */
    record Promise(
            String reservation,
            String order,
            @Nullable String shipment,
            long quantity,
            Instant since,
            boolean picked) {}

    /** @param quantity pieces of the promise that are taken back, all of them or fewer */
    record Taken(Promise promise, long quantity) {
        long left() {
            return promise.quantity() - quantity;
        }
    }

    private static final Comparator<Promise> LATEST_FIRST = Comparator.comparing(Promise::since)
            .thenComparing(Promise::reservation)
            .reversed();

    private final List<Taken> taken = new ArrayList<>();
    private final long missing;

    /** @param lacking pieces to take back, 0 or more */
    CannotKeep(List<Promise> promises, long lacking) {
        var toTake = lacking;
        for (var promise : promises.stream()
                .filter(promise -> !promise.picked())
                .sorted(LATEST_FIRST)
                .toList()) {
            var pieces = Math.min(toTake, promise.quantity());
            if (pieces > 0) taken.add(new Taken(promise, pieces));
            toTake -= pieces;
        }
        this.missing = toTake;
    }

    /** @return pieces promised and not on the shelf, as these promises stand after a change of what is on hand */
    static long lacking(long onHand, long reserved, long change) {
        return Math.max(0, reserved - onHand - change);
    }

    List<Taken> taken() {
        return taken;
    }

    /** @return pieces that no promise could give back; 0 when it is enough */
    long missing() {
        return missing;
    }

    /** @return the orders concerned, sorted as their rows are locked */
    Set<String> orders() {
        var orders = new TreeSet<String>();
        taken.forEach(t -> orders.add(t.promise().order()));
        return orders;
    }
}
