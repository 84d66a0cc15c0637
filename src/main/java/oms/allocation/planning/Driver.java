package oms.allocation.planning;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import oms.geo.GeoPoint;
import oms.geo.TravelTimes;
import org.jspecify.annotations.Nullable;

/** Who delivers. Compared by identity: one object a driver and plan. */
public final class Driver {
    private final String code;
    private final int min;
    private final int max;
    private final int load;
    private final Instant from;
    private final Instant until;
    private final @Nullable GeoPoint at;
    private final Set<String> skills;
    private final List<Commitment> commitments;
    private final Rates rates;
    private final TravelTimes travel;
    private @Nullable Route baseline;

    /**
     * @param min units below which a trip is not worth leaving for
     * @param max units the vehicle takes
     * @param load units of the commitments; not those of shipments the planner may still move
     * @param from when the driver can work next
     * @param until when the shift ends
     * @param at where the driver is; null means at the first warehouse
     */
    public Driver(
            String code,
            int min,
            int max,
            int load,
            Instant from,
            Instant until,
            @Nullable GeoPoint at,
            Set<String> skills,
            List<Commitment> commitments,
            Rates rates,
            TravelTimes travel) {
        this.code = code;
        this.min = min;
        this.max = max;
        this.load = load;
        this.from = from;
        this.until = until;
        this.at = at;
        this.skills = Set.copyOf(skills);
        this.commitments = List.copyOf(commitments);
        this.rates = rates;
        this.travel = travel;
    }

    public String code() {
        return code;
    }

    public int min() {
        return min;
    }

    public int max() {
        return max;
    }

    public int load() {
        return load;
    }

    public Instant from() {
        return from;
    }

    public Instant until() {
        return until;
    }

    public @Nullable GeoPoint at() {
        return at;
    }

    public Set<String> skills() {
        return skills;
    }

    public List<Commitment> commitments() {
        return commitments;
    }

    Rates rates() {
        return rates;
    }

    TravelTimes travel() {
        return travel;
    }

    /** @return the way the driver goes anyway, with the commitments alone */
    Route baseline() {
        var route = baseline;
        if (route == null) {
            route = new Route(this, List.of());
            baseline = route;
        }
        return route;
    }

    @Override
    public String toString() {
        return code;
    }
}
