package oms.allocation.search;

import java.util.Arrays;

/**
 * What was found for a stop in a day, which holds until the day changes: most days are the same from one step to the next. Where
 * nothing cheap enough was found, that price is kept as one that cannot be beaten there.
 */
final class Known {
    /** Beyond so many pairs of a stop and a day the memory would cost more than it saves. */
    private static final int MOST = 2_000_000;

    private static final int NOWHERE = -1;

    private final int vehicles;
    private final long[] version;
    private final double[] price;
    private final int[] after;
    private final int[] depot;
    private final int[] otherAfter;

    Known(Problem problem) {
        this.vehicles = problem.vehicles.length;
        long pairs = (long) problem.stops * vehicles;
        int size = pairs > MOST ? 0 : (int) pairs;
        version = new long[size];
        Arrays.fill(version, -1);
        price = new double[size];
        after = new int[size];
        depot = new int[size];
        otherAfter = new int[size];
    }

    /** @return whether all is known about the stop in this day; {@code room} is what is there, where that is cheaper */
    boolean says(Day day, int stop, Room room) {
        if (version.length == 0) return false;
        int at = stop * vehicles + day.vehicle;
        if (version[at] != day.version) return false;
        if (price[at] >= room.price) return true;
        if (after[at] == NOWHERE) return false;
        room.set(price[at], day.vehicle, after[at], depot[at], otherAfter[at]);
        return true;
    }

    /** @param most what it was to be cheaper than */
    void keep(Day day, int stop, Room room, double most) {
        if (version.length == 0) return;
        int at = stop * vehicles + day.vehicle;
        boolean found = room.price < most;
        version[at] = day.version;
        price[at] = room.price;
        after[at] = found ? room.after : NOWHERE;
        if (!found) return;
        depot[at] = room.depot;
        otherAfter[at] = room.otherAfter;
    }
}
