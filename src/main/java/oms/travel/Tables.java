package oms.travel;

import java.io.IOException;
import java.util.List;
import oms.geo.GeoPoint;

/** Knows ways from many points to many at once. */
public interface Tables {
    /**
     * Ways by {@code [from][to]}; {@link Double#NaN} where there is none.
     *
     * @param metres on the road
     */
    record Table(double[][] seconds, double[][] metres) {}

    /** @throws IOException where it cannot be known now */
    Table table(List<GeoPoint> from, List<GeoPoint> to) throws IOException;
}
