package oms.geo;

import java.time.Duration;
import java.util.Collection;

/** How long a vehicle takes between two points. */
public interface TravelTimes {
    Duration between(GeoPoint from, GeoPoint to);

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
