package oms.fulfillment.pickpath;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.PriorityQueue;
import java.util.TreeSet;

/** The shortest ways between places on a floor, one-way aisles heeded (E. W. Dijkstra 1959). */
final class Roads {
    private record Edge(int to, long length) {}

    private record Reached(int node, long length) {}

    private final List<Stop> nodes = new ArrayList<>();
    private final List<List<Edge>> edges = new ArrayList<>();
    private final int[] places;
    private final long[][] lengths;
    private final int[][] before;

    Roads(Floor floor, List<Stop> places) {
        for (int aisle = 0; aisle < floor.aisles().size(); aisle++) lay(floor, aisle, places);
        for (int aisle = 1; aisle < floor.aisles().size(); aisle++)
            for (var cross : floor.crossAisles()) {
                var a = nodes.indexOf(new Stop(aisle - 1, cross));
                var b = nodes.indexOf(new Stop(aisle, cross));
                var length = floor.aisles().get(aisle) - floor.aisles().get(aisle - 1);
                edges.get(a).add(new Edge(b, length));
                edges.get(b).add(new Edge(a, length));
            }
        this.places = places.stream().mapToInt(nodes::indexOf).toArray();
        this.lengths = new long[places.size()][places.size()];
        this.before = new int[places.size()][];
        for (int i = 0; i < this.places.length; i++) measure(i);
    }

    private void lay(Floor floor, int aisle, List<Stop> places) {
        var here = new TreeSet<>(floor.crossAisles());
        for (var place : places) if (place.aisle() == aisle) here.add(place.at());
        var way = floor.ways().get(aisle);
        var last = -1L;
        for (long at : here) {
            nodes.add(new Stop(aisle, at));
            edges.add(new ArrayList<>());
            var node = nodes.size() - 1;
            if (at > here.first()) {
                if (way != Floor.Way.DOWN) edges.get(node - 1).add(new Edge(node, at - last));
                if (way != Floor.Way.UP) edges.get(node).add(new Edge(node - 1, at - last));
            }
            last = at;
        }
    }

    private void measure(int from) {
        var length = new long[nodes.size()];
        before[from] = new int[nodes.size()];
        Arrays.fill(length, Long.MAX_VALUE);
        Arrays.fill(before[from], -1);
        var open = new PriorityQueue<Reached>(java.util.Comparator.comparingLong(Reached::length));
        length[places[from]] = 0;
        open.add(new Reached(places[from], 0));
        while (!open.isEmpty()) {
            var at = open.remove();
            if (at.length() > length[at.node()]) continue;
            for (var edge : edges.get(at.node())) {
                var longer = at.length() + edge.length();
                if (longer >= length[edge.to()]) continue;
                length[edge.to()] = longer;
                before[from][edge.to()] = at.node();
                open.add(new Reached(edge.to(), longer));
            }
        }
        for (int to = 0; to < places.length; to++) lengths[from][to] = length[places[to]];
    }

    /** @return {@code [from][to]}, by the order of the places asked for */
    long[][] lengths() {
        return lengths;
    }

    /** @return what is passed, both ends included */
    List<Stop> path(int from, int to) {
        var path = new ArrayList<Stop>();
        for (int node = places[to]; node >= 0; node = before[from][node]) path.add(nodes.get(node));
        return path.reversed();
    }
}
