package oms.delivery;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/**
 * What a carrier reports of a stop, from the first look at the proofs to the step itself. What takes long or must stand even
 * if the report is refused, pictures and codes, comes before the door's transaction; a report told again skips it.
 */
@Singleton
class Handover {
    private final Reports reports;
    private final Proofs proofs;
    private final Door door;
    private final Clock clock;

    Handover(Reports reports, Proofs proofs, Door door, Clock clock) {
        this.reports = reports;
        this.proofs = proofs;
        this.door = door;
        this.clock = clock;
    }

    Stop arrive(Carrier by, String stopId, long seq) {
        return door.arrive(by, stopId, seq, clock.instant());
    }

    Stop deliver(Carrier by, String stopId, long seq, Supplier<List<Proof>> taken) {
        var now = clock.instant();
        return door.deliver(by, stopId, seq, enough(by, stopId, seq, taken, now), now);
    }

    Stop fail(Carrier by, String stopId, long seq, Failed failed, Supplier<List<Proof>> taken) {
        return door.fail(by, stopId, seq, failed, ofAttempt(by, stopId, seq, taken), clock.instant());
    }

    /**
     * @param at when they were taken; a code counts that was good then
     * @return proofs that are enough to hand over; none where the door will not look at them
     */
    List<Proof> enough(Carrier by, String stopId, long seq, Supplier<List<Proof>> taken, Instant at) {
        var stop = reports.stop(by, stopId);
        if (!isNews(by, stop, seq)) return List.of();
        var read = taken.get();
        proofs.check(by, stop, read, at);
        return read;
    }

    /** @return what shows that an attempt was made; nothing where the door will not look at it */
    List<Proof> ofAttempt(Carrier by, String stopId, long seq, Supplier<List<Proof>> taken) {
        return isNews(by, reports.stop(by, stopId), seq) ? taken.get() : List.of();
    }

    /** What is no news, or comes too early or too late, the door answers without looking at proofs. */
    private boolean isNews(Carrier by, Stop stop, long seq) {
        return reports.isOnTheRoad(stop) && !reports.isTold(by, seq);
    }
}
