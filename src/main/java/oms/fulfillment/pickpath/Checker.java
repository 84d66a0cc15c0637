package oms.fulfillment.pickpath;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/** Walks a tour step by step and says what is wrong with it. It shares nothing with the search that made the tour. */
public final class Checker {
    private final Floor floor;

    private Checker(Floor floor) {
        this.floor = floor;
    }

    /** @return what is wrong, in words; empty where the tour is a walk from depot to depot past all stops of the length it says */
    public static List<String> faults(Floor floor, Collection<Stop> stops, Tour tour) {
        var checker = new Checker(floor);
        var faults = new ArrayList<String>();
        var path = tour.path();
        var depot = new Stop(floor.depotAisle(), floor.crossAisles().get(floor.depotCross()));
        if (!path.getFirst().equals(depot) || !path.getLast().equals(depot))
            faults.add("It does not begin and end at the depot");
        var length = 0L;
        for (int i = 1; i < path.size(); i++) {
            checker.refusal(path.get(i - 1), path.get(i)).ifPresent(faults::add);
            length += checker.between(path.get(i - 1), path.get(i));
        }
        if (length != tour.length()) faults.add("It is %d long and says %d".formatted(length, tour.length()));
        if (tour.bound() > tour.length()) faults.add("It is shorter than what it says no walk can be");
        var missed = new HashSet<>(stops);
        path.forEach(missed::remove);
        missed.forEach(stop -> faults.add("It does not pass " + stop));
        var once = new HashSet<>(stops);
        for (var stop : tour.stops()) if (!once.remove(stop)) faults.add(stop + " is visited more than once");
        once.forEach(stop -> faults.add(stop + " is not visited"));
        return faults;
    }

    private Optional<String> refusal(Stop a, Stop b) {
        if (a.aisle() != b.aisle())
            return a.at() == b.at() && floor.crossAisles().contains(a.at())
                    ? Optional.empty()
                    : Optional.of("It goes through the shelves from %s to %s".formatted(a, b));
        var way = floor.ways().get(a.aisle());
        return b.at() > a.at() && way == Floor.Way.DOWN || b.at() < a.at() && way == Floor.Way.UP
                ? Optional.of("It goes the wrong way from %s to %s".formatted(a, b))
                : Optional.empty();
    }

    private long between(Stop a, Stop b) {
        return Math.abs(a.at() - b.at())
                + Math.abs(floor.aisles().get(a.aisle()) - floor.aisles().get(b.aisle()));
    }
}
