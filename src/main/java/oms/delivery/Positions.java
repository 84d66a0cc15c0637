package oms.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import oms.fleet.Drivers;
import oms.geo.GeoPoint;
import oms.web.InvalidRequest;
import oms.web.Problem;
import org.jspecify.annotations.Nullable;

/**
 * Where drivers are. Phones tell late, again and in any order: each fix is kept once, and the last position is that of the
 * latest fix, never of the latest message.
 */
@ApplicationScoped
class Positions {
    /**
     * What became of a batch.
     *
     * @param accepted fixes that were new
     * @param repeated fixes that this device had told before
     * @param conflicting numbers under which this device had told another fix: the first one stands
     * @param lastPositionAt when the driver was where the driver was last seen
     */
    record Noted(
            int accepted,
            int repeated,
            List<Long> conflicting,
            @Nullable Instant lastPositionAt) {}

    /** How far apart two fixes of one device have to lie for a number to be used again unnoticed: it would have to start over. */
    private static final Duration NUMBERS = Duration.ofDays(1);

    private final PositionRepository positions;
    private final PositionDays days;
    private final Drivers drivers;
    private final DeliverySettings settings;
    private final Clock clock;

    Positions(
            PositionRepository positions, PositionDays days, Drivers drivers, DeliverySettings settings, Clock clock) {
        this.positions = positions;
        this.days = days;
        this.drivers = drivers;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * @param by the driver's own device
     * @throws InvalidRequest for fixes of the future, of long ago, or not on Earth; then none of the batch is kept
     */
    @Transactional
    Noted note(Carrier by, List<Fix> batch) {
        var now = clock.instant();
        check(batch, now);
        var first = new TreeMap<Long, Fix>();
        batch.forEach(fix -> first.putIfAbsent(fix.deviceSeq(), exact(fix)));
        var told = told(by, first);
        var fresh = first.values().stream()
                .filter(fix -> !told.containsKey(fix.deviceSeq()))
                .toList();
        positions.keep(by, fresh, now);
        fresh.stream()
                .max(Comparator.comparing(Fix::at))
                .ifPresent(
                        fix -> drivers.seenAt(by.merchant(), by.code(), new GeoPoint(fix.lat(), fix.lon()), fix.at()));
        fresh.forEach(fix -> told.put(fix.deviceSeq(), fix));
        Predicate<Fix> same = fix -> exact(fix).equals(told.get(fix.deviceSeq()));
        var known = (int) batch.stream().filter(same).count();
        return new Noted(
                fresh.size(),
                known - fresh.size(),
                batch.stream()
                        .filter(same.negate())
                        .map(Fix::deviceSeq)
                        .distinct()
                        .toList(),
                drivers.get(by.merchant(), by.code()).seenAt());
    }

    /** @return by number, what the device has told before */
    private Map<Long, Fix> told(Carrier by, Map<Long, Fix> first) {
        var times = first.values().stream().map(Fix::at).sorted().toList();
        var around = days(times);
        if (!days.areMade(around)) days.make(around);
        positions.lock(by);
        var told = new TreeMap<Long, Fix>();
        positions
                .told(
                        by,
                        first.keySet(),
                        times.getFirst().minus(NUMBERS),
                        times.getLast().plus(NUMBERS))
                .forEach(fix -> told.put(fix.deviceSeq(), fix));
        return told;
    }

    private static Set<LocalDate> days(List<Instant> times) {
        return times.stream().map(PositionDays::day).collect(Collectors.toSet());
    }

    /** As the database keeps it, so that the same fix is the same again. */
    private static Fix exact(Fix fix) {
        return new Fix(fix.deviceSeq(), fix.at().truncatedTo(ChronoUnit.MICROS), fix.lat(), fix.lon(), fix.accuracy());
    }

    private void check(List<Fix> batch, Instant now) {
        var faults = new ArrayList<Problem.Fault>();
        for (int i = 0; i < batch.size(); i++) check("/positions/" + i, batch.get(i), now, faults);
        if (!faults.isEmpty()) throw new InvalidRequest(faults);
    }

    private void check(String pointer, Fix fix, Instant now, List<Problem.Fault> faults) {
        if (!(Math.abs(fix.lat()) <= 90))
            faults.add(new Problem.Fault(pointer + "/lat", "not_on_earth", "A latitude lies between -90 and 90"));
        if (!(Math.abs(fix.lon()) <= 180))
            faults.add(new Problem.Fault(pointer + "/lon", "not_on_earth", "A longitude lies between -180 and 180"));
        if (fix.accuracy() != null && !(fix.accuracy() >= 0 && fix.accuracy() <= 1e6))
            faults.add(new Problem.Fault(pointer + "/accuracy", "out_of_range", "Metres, from 0 to 1000000"));
        if (fix.at().isAfter(now.plus(settings.clockSkew())))
            faults.add(new Problem.Fault(pointer + "/at", "in_the_future", "This has not happened yet: set the clock"));
        if (fix.at().isBefore(now.minus(settings.keepPositions())))
            faults.add(new Problem.Fault(pointer + "/at", "too_old", "Positions this old are not kept"));
    }
}
