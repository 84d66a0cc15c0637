package oms.geo;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;

/** How long a vehicle takes between two points, and what traffic makes of that by the hour. */
public interface TravelTimes {
    /** @return without traffic */
    Duration between(GeoPoint from, GeoPoint to);

    /** @return for who leaves then */
    default Duration between(GeoPoint from, GeoPoint to, Instant leaves) {
        return traffic().time(leaves, between(from, to));
    }

    /** @return the same for as long as these times are held */
    default Traffic traffic() {
        return Traffic.NONE;
    }

    /** @return metres on the road */
    double metres(GeoPoint from, GeoPoint to);

    /**
     * Makes ways ready that will be asked for, so that a service on the network is asked once for many instead of once for each.
     *
     * @param common points that are gone to from everywhere and left for everywhere: warehouses, the doors to be planned
     * @param groups points that are gone to from each other: the doors of one driver
     * @return the same ways, and for as long as it is held the same answers
     */
    default TravelTimes ready(Collection<GeoPoint> common, Collection<? extends Collection<GeoPoint>> groups) {
        return this;
    }
}
