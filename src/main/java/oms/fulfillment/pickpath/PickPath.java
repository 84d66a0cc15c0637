package oms.fulfillment.pickpath;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import oms.fulfillment.pickpath.State.Cross;
import oms.fulfillment.pickpath.State.Way;
import org.jspecify.annotations.Nullable;

/**
 * The shortest walk, exactly, in time proportional to the number of aisles and stops: the dynamic program of Ratliff and
 * Rosenthal (1983) over {@link State}, aisle by aisle. The depot is a place like any other that must be visited.
 */
public final class PickPath {
    /** How a partial tour came about; a chain back to the first aisle. */
    private record Step(@Nullable Step before, long length, Way way, Cross cross) {}

    private final Floor floor;
    private final List<TreeSet<Long>> aisles = new ArrayList<>();

    private PickPath(Floor floor, Collection<Stop> stops) {
        this.floor = floor;
        var last = stops.stream().mapToInt(Stop::aisle).max().orElse(0);
        for (int i = 0; i <= Math.max(last, floor.depotAisle()); i++) aisles.add(new TreeSet<>());
        for (var stop : stops) {
            if (stop.aisle() < 0 || stop.at() < 0 || stop.at() > floor.aisleLength())
                throw new IllegalArgumentException(stop + " is outside of " + floor);
            aisles.get(stop.aisle()).add(stop.at());
        }
        aisles.get(floor.depotAisle()).add(0L);
    }

    /**
     * @param stops in any order; several at one place count once
     * @throws IllegalArgumentException when a stop lies outside of the floor
     */
    public static Tour shortest(Floor floor, Collection<Stop> stops) {
        var path = new PickPath(floor, stops);
        var best = path.solve();
        var wanted =
                new TreeSet<>(java.util.Comparator.comparingInt(Stop::aisle).thenComparingLong(Stop::at));
        wanted.addAll(stops);
        var visited = path.trail(best).from(new Stop(floor.depotAisle(), 0)).stream()
                .filter(wanted::remove)
                .toList();
        return new Tour(visited, best.length());
    }

    private Step solve() {
        Map<State, Step> reached = new EnumMap<>(State.class);
        reached.put(State.NOTHING, new Step(null, 0, Way.NOT, Cross.NOT));
        for (int aisle = 0; aisle < aisles.size(); aisle++) {
            var walked = walked(reached, aisles.get(aisle));
            reached = aisle == aisles.size() - 1 ? walked : crossed(walked);
        }
        return reached.entrySet().stream()
                .filter(e -> e.getKey().isWhole())
                .map(Map.Entry::getValue)
                .min(java.util.Comparator.comparingLong(Step::length))
                .orElseThrow();
    }

    private Map<State, Step> walked(Map<State, Step> reached, TreeSet<Long> places) {
        var walked = new EnumMap<State, Step>(State.class);
        for (var way : Way.values()) {
            if (places.isEmpty() ? way.needsPlaces : way == Way.NOT) continue;
            var length = length(way, places);
            reached.forEach((state, step) ->
                    keep(walked, state.walk(way), new Step(step, step.length() + length, way, Cross.NOT)));
        }
        return walked;
    }

    private Map<State, Step> crossed(Map<State, Step> walked) {
        var crossed = new EnumMap<State, Step>(State.class);
        for (var cross : Cross.values())
            walked.forEach((state, step) -> keep(
                    crossed,
                    state.cross(cross),
                    new Step(
                            step.before(),
                            step.length() + floor.aisleGap() * (cross.back + cross.front),
                            step.way(),
                            cross)));
        return crossed;
    }

    private static void keep(Map<State, Step> best, @Nullable State state, Step step) {
        if (state != null) best.merge(state, step, (a, b) -> b.length() < a.length() ? b : a);
    }

    private long length(Way way, TreeSet<Long> places) {
        return switch (way) {
            case THROUGH -> floor.aisleLength();
            case TWICE -> 2 * floor.aisleLength();
            case FROM_BACK -> 2 * (floor.aisleLength() - places.first());
            case FROM_FRONT -> 2 * places.last();
            case GAP -> {
                var gap = gap(places);
                yield 2 * (floor.aisleLength() - (gap[1] - gap[0]));
            }
            case NOT -> 0;
        };
    }

    /** @return where the longest part without a place begins and ends, the ends of the aisle included */
    private long[] gap(TreeSet<Long> places) {
        var from = 0L;
        var gap = new long[] {0, 0};
        var ends = new TreeSet<>(places);
        ends.add(floor.aisleLength());
        for (long place : ends) {
            if (place - from > gap[1] - gap[0]) gap = new long[] {from, place};
            from = place;
        }
        return gap;
    }

    private Trail trail(Step last) {
        var trail = new Trail();
        @Nullable Step step = last;
        for (int aisle = aisles.size() - 1; aisle >= 0 && step != null; aisle--) {
            lay(trail, aisle, step.way());
            if (aisle < aisles.size() - 1) lay(trail, aisle, step.cross());
            step = step.before();
        }
        return trail;
    }

    private void lay(Trail trail, int aisle, Cross cross) {
        for (int i = 0; i < cross.back; i++)
            trail.add(new Stop(aisle, floor.aisleLength()), new Stop(aisle + 1, floor.aisleLength()));
        for (int i = 0; i < cross.front; i++) trail.add(new Stop(aisle, 0), new Stop(aisle + 1, 0));
    }

    private void lay(Trail trail, int aisle, Way way) {
        var places = aisles.get(aisle);
        switch (way) {
            case THROUGH -> lay(trail, aisle, 0, floor.aisleLength(), 1);
            case TWICE -> lay(trail, aisle, 0, floor.aisleLength(), 2);
            case FROM_BACK -> lay(trail, aisle, places.first(), floor.aisleLength(), 2);
            case FROM_FRONT -> lay(trail, aisle, 0, places.last(), 2);
            case GAP -> {
                var gap = gap(places);
                lay(trail, aisle, 0, gap[0], 2);
                lay(trail, aisle, gap[1], floor.aisleLength(), 2);
            }
            case NOT -> {}
        }
    }

    private void lay(Trail trail, int aisle, long from, long to, int times) {
        var places = new TreeSet<>(aisles.get(aisle).subSet(from, true, to, true));
        places.add(from);
        places.add(to);
        var before = from;
        for (long place : places) {
            for (int i = 0; i < times && place > before; i++)
                trail.add(new Stop(aisle, before), new Stop(aisle, place));
            before = place;
        }
    }

    /** Edges that are each walked once: a closed walk over all of them (C. Hierholzer, Mathematische Annalen 6, 1873). */
    private static final class Trail {
        private final Map<Stop, List<Stop>> edges = new HashMap<>();

        void add(Stop a, Stop b) {
            edges.computeIfAbsent(a, _ -> new ArrayList<>()).add(b);
            edges.computeIfAbsent(b, _ -> new ArrayList<>()).add(a);
        }

        /** @return the places of the walk, in order, as often as it passes them */
        List<Stop> from(Stop start) {
            var walk = new ArrayList<Stop>();
            var open = new ArrayList<>(List.of(start));
            while (!open.isEmpty()) {
                var at = open.getLast();
                var next = edges.getOrDefault(at, List.of());
                if (next.isEmpty()) walk.add(open.removeLast());
                else {
                    var to = next.removeLast();
                    edges.getOrDefault(to, List.of()).remove(at);
                    open.add(to);
                }
            }
            return walk.reversed();
        }
    }
}
