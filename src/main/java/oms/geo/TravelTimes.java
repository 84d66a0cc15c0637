package oms.geo;

import java.time.Duration;

/** How long a vehicle takes between two points. */
public interface TravelTimes {
    Duration between(GeoPoint from, GeoPoint to);

    /** @return metres on the road */
    double metres(GeoPoint from, GeoPoint to);
}
