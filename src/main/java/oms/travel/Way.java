package oms.travel;

import oms.geo.GeoPoint;

/** @param metres on the road */
record Way(int seconds, int metres) {
    /** Where a way begins and ends, to a ten-thousandth of a degree, some eleven metres: a street's width. */
    record Ends(int fromLat, int fromLon, int toLat, int toLon) {
        private static final double STEPS = 10_000;

        static Ends of(GeoPoint from, GeoPoint to) {
            return new Ends(step(from.lat()), step(from.lon()), step(to.lat()), step(to.lon()));
        }

        private static int step(double degrees) {
            return (int) Math.round(degrees * STEPS);
        }

        boolean same() {
            return fromLat == toLat && fromLon == toLon;
        }
    }
}
