package oms.travel;

import java.util.List;
import oms.geo.GeoPoint;

/** Ways over a road network in this process's memory. */
public interface Network extends Tables {
    /** @return places on the network, drawn from all over it, the same for the same seed */
    List<GeoPoint> places(int count, long seed);
}
