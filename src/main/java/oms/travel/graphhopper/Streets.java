package oms.travel.graphhopper;

import com.graphhopper.GraphHopper;
import com.graphhopper.routing.ev.Subnetwork;
import com.graphhopper.storage.BaseGraph;
import com.graphhopper.storage.index.Snap;
import com.graphhopper.util.EdgeIteratorState;
import com.graphhopper.util.FetchMode;
import com.graphhopper.util.PMap;
import java.util.BitSet;

/** How long each street takes in each direction, and where on it a point lies. */
final class Streets {
    /** Nearer to a junction than this part of the street is at the junction. */
    private static final double AT_JUNCTION = 1e-3;

    private final BaseGraph graph;
    private final double[] there;
    private final double[] back;
    /** Streets that a car cannot leave or reach. */
    private final BitSet islands = new BitSet();

    Streets(GraphHopper hopper) {
        graph = hopper.getBaseGraph();
        there = new double[graph.getEdges()];
        back = new double[graph.getEdges()];
        var car = hopper.getProfiles().getFirst();
        var weighting = hopper.createWeighting(car, new PMap());
        var island = hopper.getEncodingManager().getBooleanEncodedValue(Subnetwork.key(car.getName()));
        for (var edges = graph.getAllEdges(); edges.next(); ) {
            int edge = edges.getEdge();
            there[edge] = seconds(weighting.calcEdgeWeight(edges, false), weighting.calcEdgeMillis(edges, false));
            back[edge] = seconds(weighting.calcEdgeWeight(edges, true), weighting.calcEdgeMillis(edges, true));
            islands.set(edge, edges.get(island));
        }
    }

    private static double seconds(double weight, long millis) {
        return Double.isFinite(weight) ? millis / 1000.0 : Double.POSITIVE_INFINITY;
    }

    /** @return whether a car can go there */
    boolean open(EdgeIteratorState street) {
        int edge = street.getEdge();
        return !islands.get(edge) && (Double.isFinite(there[edge]) || Double.isFinite(back[edge]));
    }

    Place place(Snap snap) {
        int edge = snap.getClosestEdge().getEdge();
        var street = graph.getEdgeIteratorState(edge, Integer.MIN_VALUE);
        double part = part(
                street, snap.getSnappedPoint().getLat(), snap.getSnappedPoint().getLon());
        return new Place(
                edge, street.getBaseNode(), street.getAdjNode(), part, there[edge], back[edge], street.getDistance());
    }

    /** @return how much of the street lies before the point of it that is nearest to this one, on a flat earth */
    private static double part(EdgeIteratorState street, double lat, double lon) {
        var points = street.fetchWayGeometry(FetchMode.ALL);
        double narrow = Math.cos(Math.toRadians(lat));
        double passed = 0;
        double nearest = Double.POSITIVE_INFINITY;
        double before = 0;
        for (int i = 1; i < points.size(); i++) {
            double x = (points.getLon(i) - points.getLon(i - 1)) * narrow;
            double y = points.getLat(i) - points.getLat(i - 1);
            double px = (lon - points.getLon(i - 1)) * narrow;
            double py = lat - points.getLat(i - 1);
            double length = Math.hypot(x, y);
            double along = length == 0 ? 0 : Math.clamp((px * x + py * y) / (length * length), 0, 1);
            double off = Math.hypot(px - along * x, py - along * y);
            if (off < nearest) {
                nearest = off;
                before = passed + along * length;
            }
            passed += length;
        }
        double part = passed == 0 ? 0 : before / passed;
        return part < AT_JUNCTION ? 0 : part > 1 - AT_JUNCTION ? 1 : part;
    }
}
