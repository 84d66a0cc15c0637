package oms.allocation.planning;

import java.time.Duration;
import java.time.Instant;

/**
 * The arithmetic of every rule, in one place: the constraints score with it and the explanation reads from it, so the two cannot
 * tell different stories. Money is in minor units; what is "beyond the baseline" leaves out what the driver's commitments cost anyway.
 */
final class Costs {
    /** Medium points of an order left without a plan: worse than any lateness. */
    static final long UNASSIGNED = 10_000;

    private static final long WORST_LATENESS = UNASSIGNED - 1_000;

    private Costs() {}

    // ---- hard: how far beyond what is possible

    /** @return units above the vehicle's maximum */
    static long overload(Route route) {
        return Math.max(0, route.units() - route.driver().max());
    }

    /** @return minutes by which the last stop outlasts the shift, beyond the baseline */
    static long overtime(Route route) {
        return Math.max(
                0,
                overtime(route, route.end())
                        - overtime(route, route.driver().baseline().end()));
    }

    private static long overtime(Route route, Instant end) {
        return minutesAfter(route.driver().until(), end);
    }

    // ---- medium

    /**
     * @return points for deliveries after their deadline: ten, and one a minute, at most a little less than no plan at all; of the
     *     driver's commitments what comes beyond the baseline
     */
    static long late(Route route) {
        long points = 0;
        for (var leg : route.legs()) {
            points += latePoints(minutesAfter(leg.deadline(), route.visit(leg).done()));
        }
        return points
                + madeLate(
                        lateCommitments(route), lateCommitments(route.driver().baseline()));
    }

    /** @return what was late anyway, and comes a little sooner with another door on the way, earns nothing */
    static long madeLate(long points, long before) {
        return Math.max(0, points - before);
    }

    private static long lateCommitments(Route route) {
        long points = 0;
        for (var visit : route.visits())
            if (visit.stop() instanceof Commitment bound)
                points += latePoints(minutesAfter(bound.deadline(), visit.done()));
        return points;
    }

    /** @return points of one delivery */
    static long latePoints(long minutes) {
        return minutes > 0 ? Math.min(WORST_LATENESS, 10 + minutes) : 0;
    }

    /** @return units missing to the load worth leaving for; none when a deadline forces the trip */
    static long emptySeats(Route route) {
        var missing = Math.max(0, route.driver().min() - route.units());
        return missing == 0 || route.legs().isEmpty() || forced(route) ? 0 : missing;
    }

    /** @return whether waiting for the next wave would break an SLA of this route */
    static boolean forced(Route route) {
        return route.legs().stream()
                .anyMatch(leg -> route.visit(leg)
                        .done()
                        .plus(leg.warehouse().waveEvery())
                        .isAfter(leg.deadline()));
    }

    // ---- soft: money

    static long goods(Leg leg) {
        return leg.goods();
    }

    static long handling(Leg leg) {
        return leg.warehouse().perOrder();
    }

    static long split(Option option) {
        return (option.legs().size() - 1)
                * option.legs().getFirst().driver().rates().perSplit();
    }

    static long change(Request request, Option option) {
        var changed = request.current() != null && !request.current().equals(option.key());
        return changed ? option.legs().getFirst().driver().rates().perChange() : 0;
    }

    /** @return kilometres and hours, beyond the baseline; negative where one more door shortens the way */
    static long driving(Route route) {
        return way(route) - way(route.driver().baseline());
    }

    static long way(Route route) {
        return way(route.driver().rates(), route.metres(), route.driving().toSeconds());
    }

    static long way(Rates rates, double metres, long seconds) {
        return Math.round(metres * rates.perKilometre() / 1000 + seconds * rates.perHour() / 3600.0);
    }

    /** @return price of coming near a deadline */
    static long risk(Route route) {
        var rates = route.driver().rates();
        long minutes = 0;
        for (var leg : route.legs())
            minutes += minutesAfter(
                    leg.deadline().minus(rates.comfort()), route.visit(leg).done());
        return Math.multiplyExact(minutes, rates.perRiskMinute());
    }

    /** @return price of promises missed, the driver's commitments included, beyond the baseline */
    static long brokenPromises(Route route) {
        return broken(route) - broken(route.driver().baseline());
    }

    private static long broken(Route route) {
        return Math.multiplyExact(brokenMinutes(route), route.driver().rates().perPromiseMinute());
    }

    static long brokenMinutes(Route route) {
        long minutes = 0;
        for (var visit : route.visits()) {
            var promised = visit.stop().promised();
            if (promised != null) minutes += minutesAfter(promised, visit.done());
        }
        return minutes;
    }

    /** @return price of a vehicle that fills up: the square of its load, so that work spreads; beyond the baseline */
    static long balance(Route route) {
        var driver = route.driver();
        return fullness(driver, route.units()) - fullness(driver, driver.load());
    }

    static long fullness(Driver driver, long units) {
        var max = Math.max(1L, driver.max());
        return driver.rates().perFullVehicle() * units * units / (max * max);
    }

    private static long minutesAfter(Instant limit, Instant time) {
        return time.isAfter(limit) ? Math.ceilDiv(Duration.between(limit, time).toSeconds(), 60L) : 0;
    }
}
