package oms.fulfillment;

import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import oms.inventory.WarehouseView;
import oms.inventory.Warehouses;
import oms.web.InvalidRequest;
import oms.web.NotFound;

/**
 * When what waits is given to the pickers: at the warehouse's cut-offs, or when somebody says so. A cut-off releases once, also where
 * several servers see the clock.
 */
@ApplicationScoped
class Waves {
    /** A cut-off that was slept through is still released so long after. */
    private static final Duration LATE = Duration.ofHours(6);

    private final WaveRepository waves;
    private final WavePlans plans;
    private final Warehouses warehouses;
    private final Clock clock;

    Waves(WaveRepository waves, WavePlans plans, Warehouses warehouses, Clock clock) {
        this.waves = waves;
        this.plans = plans;
        this.warehouses = warehouses;
        this.clock = clock;
    }

    /** @throws oms.inventory.WarehouseNotFound where the merchant has no such warehouse */
    FloorRules rules(String merchant, String warehouse) {
        warehouses.get(merchant, warehouse);
        return waves.rules(merchant, warehouse).orElse(FloorRules.USUAL);
    }

    /** @throws InvalidRequest for cut-offs that are no full minutes */
    @Transactional
    FloorRules put(String merchant, String warehouse, FloorRules rules, String by) {
        warehouses.get(merchant, warehouse);
        if (rules.cutOffs().stream().anyMatch(at -> at.getSecond() != 0 || at.getNano() != 0))
            throw new InvalidRequest("/cutOffs", "not_a_minute", "A cut-off is a full minute of the day, as 14:30");
        waves.put(merchant, warehouse, rules, by);
        return rules(merchant, warehouse);
    }

    /** @throws NotFound where this merchant has no such wave */
    WaveView get(String merchant, String id) {
        return waves.find(merchant, id).orElseThrow(() -> new NotFound("wave"));
    }

    /** @return the latest first; all warehouses for an empty text */
    List<WaveView> latest(String merchant, String warehouse, int limit) {
        return waves.latest(merchant, warehouse, limit);
    }

    /**
     * Gives what waits to the pickers now.
     *
     * @throws ScanRefused when nothing waits that could share a trolley
     */
    @Transactional
    WaveView release(String merchant, String warehouse, String by) {
        var rules = rules(merchant, warehouse);
        var wave = plans.release(merchant, warehouse, rules, null, by);
        var made = wave.map(id -> get(merchant, id)).filter(w -> w.batches() > 0);
        return made.orElseThrow(() -> new ScanRefused(
                "nothing_waits", "No list waits in %s that is not begun or on a trolley".formatted(warehouse)));
    }

    /** Releases the waves of all cut-offs that have come; one that fails does not keep the others. */
    void releaseDue() {
        for (var timed : waves.timed()) {
            try {
                due(timed)
                        .ifPresent(at -> QuarkusTransaction.requiringNew()
                                .run(() -> plans.release(
                                        timed.merchant(), timed.warehouse(), timed.rules(), at, "the cut-off")));
            } catch (RuntimeException e) {
                Log.errorf(e, "The wave of %s could not be released; it is tried again", timed.warehouse());
            }
        }
    }

    private Optional<Instant> due(WaveRepository.Timed timed) {
        var zone = warehouses
                .find(timed.merchant(), timed.warehouse())
                .filter(WarehouseView::active)
                .map(WarehouseView::zone);
        return zone.flatMap(z -> timed.rules().cutOffs().stream()
                        .map(time -> last(time, z))
                        .max(Comparator.naturalOrder()))
                .filter(at -> at.isAfter(timed.changedAt())
                        && at.plus(LATE).isAfter(clock.instant())
                        && !waves.isReleased(timed.merchant(), timed.warehouse(), at));
    }

    /** @return when it last was this time of the day there */
    private Instant last(LocalTime time, ZoneId zone) {
        var now = clock.instant().atZone(zone);
        var today = now.toLocalDate().atTime(time).atZone(zone);
        var last =
                today.isAfter(now) ? now.toLocalDate().minusDays(1).atTime(time).atZone(zone) : today;
        return last.toInstant();
    }
}
