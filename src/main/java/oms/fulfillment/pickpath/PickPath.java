package oms.fulfillment.pickpath;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * The shortest walk. Exact, in time proportional to the number of aisles and stops, on every floor without one-way aisles and
 * with up to six blocks ({@link Frontier} names the sources); exact for up to twelve places elsewhere (M. Held and R. M. Karp,
 * 1962); beyond that the best that local search finds, with a bound that says how much shorter a walk could be at most.
 */
public final class PickPath {
    private PickPath() {}

    /**
     * @param stops in any order; several at one place count once
     * @throws IllegalArgumentException when a stop lies outside of the floor
     */
    public static Tour shortest(Floor floor, Collection<Stop> stops) {
        refuseOutside(floor, stops);
        return isSwept(floor) ? swept(floor, stops) : searched(floor, stops);
    }

    /** @return the length alone, which takes less time; where the search is not exact, that of the walk found */
    public static long length(Floor floor, Collection<Stop> stops) {
        if (!isSwept(floor)) return shortest(floor, stops).length();
        refuseOutside(floor, stops);
        return grid(floor, stops, Extent.of(floor, stops)).shortest();
    }

    /** @return whether walks on this floor are proven to be the shortest, and found fast, whatever the number of stops */
    public static boolean isSwept(Floor floor) {
        return floor.isTwoWay() && floor.crossAisles().size() <= Frontier.MOST_ROWS;
    }

    private static void refuseOutside(Floor floor, Collection<Stop> stops) {
        for (var stop : stops)
            if (!floor.has(stop)) throw new IllegalArgumentException(stop + " is outside of " + floor);
    }

    /** Nobody walks further to a side than the outermost stop: as all aisles are equal, the same there is no detour. */
    private record Extent(int first, int last) {
        static Extent of(Floor floor, Collection<Stop> stops) {
            int first = floor.depotAisle();
            int last = first;
            for (var stop : stops) {
                first = Math.min(first, stop.aisle());
                last = Math.max(last, stop.aisle());
            }
            return new Extent(first, last);
        }
    }

    private static Grid grid(Floor floor, Collection<Stop> stops, Extent extent) {
        var columns = extent.last() - extent.first() + 1;
        var rows = floor.crossAisles().size();
        var block = new long[rows - 1];
        for (int i = 0; i < block.length; i++)
            block[i] = floor.crossAisles().get(i + 1) - floor.crossAisles().get(i);
        var through = new long[columns][];
        Arrays.fill(through, block);
        var row = new long[columns - 1];
        for (int i = 0; i < row.length; i++)
            row[i] = floor.aisles().get(extent.first() + i + 1) - floor.aisles().get(extent.first() + i);
        var along = new long[rows][];
        Arrays.fill(along, row);
        var grid = new Grid(through, along);
        visit(grid, floor, floor.depot(), extent);
        for (var stop : stops) visit(grid, floor, stop, extent);
        return grid;
    }

    private static void visit(Grid grid, Floor floor, Stop stop, Extent extent) {
        var block = floor.block(stop.at());
        grid.visit(
                stop.aisle() - extent.first(),
                block,
                stop.at() - floor.crossAisles().get(block));
    }

    private static Tour swept(Floor floor, Collection<Stop> stops) {
        var extent = Extent.of(floor, stops);
        var grid = grid(floor, stops, extent);
        var sweep = Sweep.withTrail(grid);
        var trail = new Trail(grid);
        sweep.lay(trail);
        var nodes = trail.from(depot(floor, grid, trail, extent));
        var names = names(floor, grid, extent);
        var path = new ArrayList<Stop>(nodes.length);
        for (var node : nodes) pass(path, names[node]);
        return tour(floor, path, stops, sweep.length(), sweep.length());
    }

    /** The depot is a place of its own: a walk may come to it from within the aisle and never tread on the crossing. */
    private static int depot(Floor floor, Grid grid, Trail trail, Extent extent) {
        var at = floor.depot().at();
        var block = floor.block(at);
        var column = floor.depotAisle() - extent.first();
        var within = at - floor.crossAisles().get(block);
        return trail.place(column, block, Arrays.binarySearch(grid.places[column][block], within));
    }

    /** @return what each node of the trail is on the floor, in the trail's numbering */
    private static Stop[] names(Floor floor, Grid grid, Extent extent) {
        var names = new ArrayList<Stop>();
        for (int c = 0; c < grid.columns; c++)
            for (var cross : floor.crossAisles()) names.add(new Stop(extent.first() + c, cross));
        for (int c = 0; c < grid.columns; c++)
            for (int b = 0; b < grid.rows - 1; b++)
                for (var at : grid.places[c][b])
                    names.add(new Stop(extent.first() + c, floor.crossAisles().get(b) + at));
        return names.toArray(Stop[]::new);
    }

    private static Tour searched(Floor floor, Collection<Stop> stops) {
        var places = new LinkedHashSet<Stop>(List.of(floor.depot()));
        stops.stream()
                .sorted(java.util.Comparator.comparingInt(Stop::aisle).thenComparingLong(Stop::at))
                .forEach(places::add);
        var roads = new Roads(floor, List.copyOf(places));
        var order = Rounds.best(roads.lengths());
        var path = new ArrayList<Stop>();
        for (int i = 0; i < order.length; i++)
            for (var stop : roads.path(order[i], order[(i + 1) % order.length])) pass(path, stop);
        var length = Rounds.length(roads.lengths(), order);
        return tour(floor, path, stops, length, bound(floor, stops, roads, order, length));
    }

    private static long bound(Floor floor, Collection<Stop> stops, Roads roads, int[] order, long length) {
        if (order.length <= Rounds.EXACT) return length;
        var trees = OneTrees.bound(roads.lengths(), length);
        if (floor.crossAisles().size() > Frontier.MOST_ROWS) return trees;
        return Math.max(trees, grid(floor, stops, Extent.of(floor, stops)).shortest());
    }

    private static void pass(List<Stop> path, Stop stop) {
        if (path.isEmpty() || !path.getLast().equals(stop)) path.add(stop);
    }

    private static Tour tour(Floor floor, List<Stop> path, Collection<Stop> stops, long length, long bound) {
        if (path.isEmpty()) path.add(floor.depot());
        var wanted = new java.util.HashSet<>(stops);
        var visited = new ArrayList<Stop>(wanted.size());
        for (var stop : path) if (wanted.remove(stop)) visited.add(stop);
        return new Tour(List.copyOf(visited), List.copyOf(path), length, bound);
    }
}
