package oms.travel.graphhopper;

import com.graphhopper.GraphHopper;
import com.graphhopper.storage.RoutingCHGraph;
import com.graphhopper.util.PMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import oms.travel.RoadGraph;
import oms.travel.RoadGraph.Edge;

/** Takes the contracted network out of GraphHopper: ways upwards, with their seconds and metres. */
final class Contraction {
    private final RoutingCHGraph contracted;
    /** Metres by way, shortcuts included, -1 while unknown. */
    private final double[] metres;

    private final double secondsEach;

    private Contraction(GraphHopper hopper) {
        contracted = Objects.requireNonNull(hopper.getCHGraphs().get(GraphHopperRoads.CAR));
        metres = new double[contracted.getEdges()];
        Arrays.fill(metres, -1);
        secondsEach = secondsEach(hopper);
    }

    static RoadGraph read(GraphHopper hopper) {
        var contraction = new Contraction(hopper);
        return new RoadGraph(contraction.contracted.getNodes(), contraction.edges(true), contraction.edges(false));
    }

    /** @return what one unit of the weight stands for: the model weighs nothing but time */
    private static double secondsEach(GraphHopper hopper) {
        var weighting = hopper.createWeighting(hopper.getProfiles().getFirst(), new PMap());
        double seconds = 0;
        double weight = 0;
        for (var edges = hopper.getBaseGraph().getAllEdges(); edges.next(); ) {
            double one = weighting.calcEdgeWeight(edges, false);
            if (!Double.isFinite(one)) continue;
            weight += one;
            seconds += weighting.calcEdgeMillis(edges, false) / 1000.0;
        }
        return weight == 0 ? 1 : seconds / weight;
    }

    private List<Edge> edges(boolean out) {
        var edges = new ArrayList<Edge>();
        var explorer = out ? contracted.createOutEdgeExplorer() : contracted.createInEdgeExplorer();
        for (int node = 0; node < contracted.getNodes(); node++) {
            for (var way = explorer.setBaseNode(node); way.next(); ) {
                int other = way.getAdjNode();
                double weight = way.getWeight(!out);
                if (other == node || contracted.getLevel(other) < contracted.getLevel(node) || !Double.isFinite(weight))
                    continue;
                double seconds = weight * secondsEach;
                edges.add(
                        out
                                ? new Edge(node, other, seconds, metres(way.getEdge()))
                                : new Edge(other, node, seconds, metres(way.getEdge())));
            }
        }
        return edges;
    }

    /** A shortcut is as long as the two ways it stands for. */
    private double metres(int way) {
        if (metres[way] >= 0) return metres[way];
        var edge = contracted.getEdgeIteratorState(way, Integer.MIN_VALUE);
        metres[way] = edge.isShortcut()
                ? metres(edge.getSkippedEdge1()) + metres(edge.getSkippedEdge2())
                : contracted
                        .getBaseGraph()
                        .getEdgeIteratorState(edge.getOrigEdge(), Integer.MIN_VALUE)
                        .getDistance();
        return metres[way];
    }
}
