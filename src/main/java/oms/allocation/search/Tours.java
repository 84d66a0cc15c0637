package oms.allocation.search;

import java.util.Arrays;

/**
 * A plan in the making: every vehicle's day, and which stops none of them serves. A change is tried on copies of the days it
 * touches, so that it is taken back by putting the old ones where they were.
 */
final class Tours {
    /** Below this, differences are rounding. */
    static final double TINY = 1e-7;

    final Problem problem;
    final Day[] days;
    private final Day[] spare;
    private final boolean[] touched;
    private final int[] touchedOnes;
    private int touchedCount;
    /** By stop: its vehicle, -1 when it is left out, and its position in that day. */
    final int[] vehicle;

    final int[] position;
    final int[] absent;
    int absentCount;
    private final int[] absentBefore;
    private int absentBeforeCount;
    private final boolean[] gone;
    private double cost;
    private double costBefore;
    private long versions;

    Tours(Problem problem) {
        this.problem = problem;
        int n = problem.stops;
        this.days = days(problem);
        this.spare = days(problem);
        this.touched = new boolean[days.length];
        this.touchedOnes = new int[days.length];
        this.vehicle = new int[n];
        this.position = new int[n];
        this.absent = new int[n];
        this.absentBefore = new int[n];
        this.gone = new boolean[n];
        Arrays.fill(vehicle, -1);
        for (int i = 0; i < n; i++) {
            absent[absentCount++] = i;
            cost += problem.skipPrice[i];
        }
        mark();
    }

    private static Day[] days(Problem problem) {
        var days = new Day[problem.vehicles.length];
        for (int v = 0; v < days.length; v++) days[v] = new Day(problem, v);
        return days;
    }

    /** @return money for all days, and the price of what is left out */
    double cost() {
        return cost;
    }

    /** @return money for all ways */
    double wayCost() {
        double way = 0;
        for (var day : days) for (int i = 0; i < day.size - 1; i++) way += day.step[i];
        return way;
    }

    int trips() {
        int trips = 0;
        for (var day : days) trips += day.trips;
        return trips;
    }

    // ---- changes

    /** What follows can be taken back to here. */
    void mark() {
        for (int i = 0; i < touchedCount; i++) touched[touchedOnes[i]] = false;
        touchedCount = 0;
        costBefore = cost;
        absentBeforeCount = absentCount;
        System.arraycopy(absent, 0, absentBefore, 0, absentCount);
    }

    void takeBack() {
        for (int i = 0; i < touchedCount; i++) {
            int v = touchedOnes[i];
            for (int j = 0; j < days[v].size; j++) if (days[v].place[j] < problem.stops) vehicle[days[v].place[j]] = -1;
        }
        for (int i = 0; i < touchedCount; i++) {
            int v = touchedOnes[i];
            var day = days[v];
            days[v] = spare[v];
            spare[v] = day;
            locate(v);
        }
        absentCount = absentBeforeCount;
        System.arraycopy(absentBefore, 0, absent, 0, absentCount);
        for (int i = 0; i < absentCount; i++) vehicle[absent[i]] = -1;
        cost = costBefore;
        mark();
    }

    private Day touch(int v) {
        if (!touched[v]) {
            touched[v] = true;
            touchedOnes[touchedCount++] = v;
            var old = days[v];
            days[v] = spare[v];
            spare[v] = old;
            days[v].copy(old);
            days[v].cost = old.cost;
            days[v].version = old.version;
        }
        return days[v];
    }

    private void locate(int v) {
        var day = days[v];
        for (int i = 1; i < day.size - 1; i++) {
            int here = day.place[i];
            if (here >= problem.stops) continue;
            vehicle[here] = v;
            position[here] = i;
        }
    }

    private boolean settle(int v) {
        var day = days[v];
        double before = day.cost;
        boolean inTime = measure(day);
        cost += day.cost - before;
        locate(v);
        return inTime;
    }

    private boolean measure(Day day) {
        day.version = day.size == 0 ? 0 : ++versions;
        return day.measure();
    }

    /** Takes stops out, in pairs where they come so. */
    void remove(int[] stops, int count) {
        for (int i = 0; i < count; i++) {
            leaveOut(stops[i]);
            leaveOut(problem.other[stops[i]]);
        }
        for (int i = absentBeforeRemoval(count); i < absentCount; i++) {
            int v = vehicle[absent[i]];
            if (v < 0) continue;
            var day = touch(v);
            for (int j = i; j < absentCount; j++) if (vehicle[absent[j]] == v) vehicle[absent[j]] = -1;
            day.remove(gone);
            settle(v);
        }
        for (int i = 0; i < absentCount; i++) gone[absent[i]] = false;
    }

    private int absentBeforeRemoval(int count) {
        return Math.max(0, absentCount - 2 * count);
    }

    private void leaveOut(int stop) {
        if (vehicle[stop] < 0 || gone[stop]) return;
        gone[stop] = true;
        absent[absentCount++] = stop;
        cost += problem.skipPrice[stop];
    }

    /** Empties a vehicle. */
    void empty(int v) {
        var stops = new int[days[v].size];
        int count = 0;
        for (int i = 1; i < days[v].size - 1; i++)
            if (days[v].place[i] < problem.stops) stops[count++] = days[v].place[i];
        remove(stops, count);
    }

    /** Puts an absent stop where there was found to be room for it. */
    void insert(int stop, Room room) {
        var day = touch(room.vehicle);
        day.insert(stop, room.after, room.depot);
        present(stop);
        int other = problem.other[stop];
        if (other != stop) {
            day.insert(other, room.otherAfter + (room.depot >= 0 ? 2 : 1), -1);
            present(other);
        }
        settle(room.vehicle);
    }

    private void present(int stop) {
        for (int i = 0; i < absentCount; i++)
            if (absent[i] == stop) {
                absent[i] = absent[--absentCount];
                cost -= problem.skipPrice[stop];
                return;
            }
        throw new IllegalStateException("stop " + stop + " is there already");
    }

    // ---- whole plans

    /** @return the places of every day, to be kept */
    int[][] places() {
        var places = new int[days.length][];
        for (int v = 0; v < days.length; v++) places[v] = Arrays.copyOf(days[v].place, days[v].size);
        return places;
    }

    /** Becomes a plan that was kept. @return whether it is in time */
    boolean become(int[][] places) {
        Arrays.fill(vehicle, -1);
        cost = 0;
        boolean inTime = true;
        for (int v = 0; v < days.length; v++) {
            var day = days[v];
            day.take(places[v]);
            inTime &= measure(day);
            cost += day.cost;
            locate(v);
        }
        absentCount = 0;
        for (int i = 0; i < problem.stops; i++)
            if (vehicle[i] < 0) {
                absent[absentCount++] = i;
                cost += problem.skipPrice[i];
            }
        mark();
        return inTime;
    }
}
