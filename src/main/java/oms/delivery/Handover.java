package oms.delivery;

import jakarta.inject.Singleton;
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

    Handover(Reports reports, Proofs proofs, Door door) {
        this.reports = reports;
        this.proofs = proofs;
        this.door = door;
    }

    Stop arrive(Carrier by, String stopId, long seq) {
        return door.arrive(by, stopId, seq);
    }

    Stop deliver(Carrier by, String stopId, long seq, Supplier<List<Proof>> taken) {
        var stop = reports.stop(by, stopId);
        if (!isNews(by, stop, seq)) return door.deliver(by, stopId, seq, List.of());
        var read = taken.get();
        proofs.check(by, stop, read);
        return door.deliver(by, stopId, seq, read);
    }

    Stop fail(Carrier by, String stopId, long seq, FailureReason reason, NextStep next, Supplier<List<Proof>> taken) {
        var stop = reports.stop(by, stopId);
        return door.fail(by, stopId, seq, reason, next, isNews(by, stop, seq) ? taken.get() : List.of());
    }

    /** What is no news, or comes too early or too late, the door answers without looking at proofs. */
    private boolean isNews(Carrier by, Stop stop, long seq) {
        return reports.isOnTheRoad(stop) && !reports.isTold(by, seq);
    }
}
