package oms.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Where drivers were is kept by days (UTC), each in a table of its own that is dropped when its term is over. */
@ApplicationScoped
class PositionDays {
    private final PositionRepository positions;
    /** Days that this replica has seen to. */
    private final Set<LocalDate> kept = ConcurrentHashMap.newKeySet();

    PositionDays(PositionRepository positions) {
        this.positions = positions;
    }

    /** In a transaction of its own: others are not to wait for the caller's. */
    @Transactional(TxType.REQUIRES_NEW)
    void make(Collection<LocalDate> days) {
        days.stream().sorted().forEach(positions::keepDay);
        kept.addAll(days);
    }

    boolean areMade(Collection<LocalDate> days) {
        return kept.containsAll(days);
    }

    /** @return how many days were dropped */
    @Transactional
    int forgetBefore(Instant then) {
        var first = day(then);
        kept.removeIf(day -> day.isBefore(first));
        return positions.dropDaysBefore(first);
    }

    static LocalDate day(Instant at) {
        return at.atZone(ZoneOffset.UTC).toLocalDate();
    }
}
