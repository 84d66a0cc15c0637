package oms.allocation.search;

import java.util.Arrays;

/**
 * Who does what, in the making. A change is tried and taken back by putting the days it touched where they were. What a load adds
 * to a day is kept until the day changes, so that a try costs little more than the days it touches.
 */
final class Shares {
    final Sharing problem;
    private final Sharing.Days days;
    /** By job its way, -1 while it is left out. */
    final int[] way;
    /** By agent its parts. */
    private final int[][] parts;

    private final int[] count;
    private final long[] price;
    /** Changes whenever the day does; the same again when a change is taken back. */
    private final long[] version;

    private long versions;
    private final int[] left;
    private long cost;
    final int[] absent;
    int absentCount;
    private final int[] place;

    private final long[] knownVersion;
    private final long[] known;
    private int[] scratch = new int[16];

    private final int[][] oldParts;
    private final int[] oldCount;
    private final long[] oldPrice;
    private final long[] oldVersion;
    private final boolean[] touched;
    private final int[] touchedOnes;
    private int touchedCount;
    private final boolean[] dirty;
    private int[] changedJobs = new int[64];
    private int[] changedWays = new int[64];
    private int changes;
    private long oldCost;

    Shares(Sharing problem) {
        this.problem = problem;
        this.days = problem.given.days().get();
        int agents = problem.agents;
        this.way = new int[problem.jobs];
        this.parts = new int[agents][8];
        this.count = new int[agents];
        this.price = new long[agents];
        this.version = new long[agents];
        this.left = problem.room.clone();
        this.absent = new int[problem.jobs];
        this.place = new int[problem.jobs];
        this.knownVersion = new long[2 * problem.loadAgent.length];
        this.known = new long[2 * problem.loadAgent.length];
        this.oldParts = new int[agents][8];
        this.oldCount = new int[agents];
        this.oldPrice = new long[agents];
        this.oldVersion = new long[agents];
        this.touched = new boolean[agents];
        this.touchedOnes = new int[agents];
        this.dirty = new boolean[agents];
        Arrays.fill(knownVersion, -1);
        Arrays.fill(way, -1);
        for (int j = 0; j < problem.jobs; j++) {
            setAbsent(j);
            cost += problem.skipPrice[j];
        }
        oldCost = cost;
    }

    private void setAbsent(int job) {
        place[job] = absentCount;
        absent[absentCount++] = job;
    }

    private void setPresent(int job) {
        int last = absent[--absentCount];
        absent[place[job]] = last;
        place[last] = place[job];
    }

    long cost() {
        return cost;
    }

    /** @return money for all days, what is spent on anything else left out */
    double dayMoney() {
        double money = 0;
        for (long day : price) money += Math.abs(day - points(day) * Sharing.POINT);
        return money;
    }

    /** @return the points in a cost, the nearest whole number */
    static long points(long cost) {
        return Math.floorDiv(cost + Sharing.POINT / 2, Sharing.POINT);
    }

    // ---- what a way would cost

    /** @return what going this way adds, the price of being left out not yet taken off; NEVER where it cannot be */
    long added(int w) {
        int[] shelves = problem.takeShelf[w];
        int[] pieces = problem.takePieces[w];
        for (int i = 0; i < shelves.length; i++) if (left[shelves[i]] < pieces[i]) return Sharing.NEVER;
        long added = problem.wayPrice[w];
        for (int load : problem.wayLoads[w]) {
            long more = loadPrice(load);
            if (more >= Sharing.NEVER) return Sharing.NEVER;
            added += more;
        }
        return added;
    }

    private long loadPrice(int load) {
        int agent = problem.loadAgent[load];
        long now = version[agent];
        int at = 2 * load;
        if (knownVersion[at] == now) return known[at];
        if (knownVersion[at + 1] == now) return known[at + 1];
        long price = compute(agent, problem.loadParts[load]);
        int slot = knownVersion[at] < knownVersion[at + 1] ? at : at + 1;
        knownVersion[slot] = now;
        known[slot] = price;
        return price;
    }

    private long compute(int agent, int[] more) {
        int there = count[agent];
        if (scratch.length < there + more.length) scratch = new int[2 * (there + more.length)];
        System.arraycopy(parts[agent], 0, scratch, 0, there);
        System.arraycopy(more, 0, scratch, there, more.length);
        long with = days.price(agent, scratch, there + more.length);
        return with >= Sharing.NEVER ? Sharing.NEVER : with - price[agent];
    }

    // ---- changes

    /** What follows can be taken back to here. */
    void mark() {
        for (int i = 0; i < touchedCount; i++) touched[touchedOnes[i]] = false;
        touchedCount = 0;
        changes = 0;
        oldCost = cost;
    }

    void takeBack() {
        for (int i = 0; i < touchedCount; i++) {
            int a = touchedOnes[i];
            var now = parts[a];
            parts[a] = oldParts[a];
            oldParts[a] = now;
            count[a] = oldCount[a];
            price[a] = oldPrice[a];
            version[a] = oldVersion[a];
        }
        for (int i = changes - 1; i >= 0; i--) {
            int job = changedJobs[i];
            if (way[job] >= 0) take(way[job], 1);
            if (way[job] < 0 && changedWays[i] >= 0) setPresent(job);
            if (way[job] >= 0 && changedWays[i] < 0) setAbsent(job);
            way[job] = changedWays[i];
            if (way[job] >= 0) take(way[job], -1);
        }
        cost = oldCost;
        mark();
    }

    private void take(int w, int sign) {
        int[] shelves = problem.takeShelf[w];
        for (int i = 0; i < shelves.length; i++) left[shelves[i]] += sign * problem.takePieces[w][i];
    }

    private void touch(int a) {
        if (touched[a]) return;
        touched[a] = true;
        touchedOnes[touchedCount++] = a;
        if (oldParts[a].length < count[a]) oldParts[a] = new int[parts[a].length];
        System.arraycopy(parts[a], 0, oldParts[a], 0, count[a]);
        oldCount[a] = count[a];
        oldPrice[a] = price[a];
        oldVersion[a] = version[a];
    }

    private void log(int job) {
        if (changes == changedJobs.length) {
            changedJobs = Arrays.copyOf(changedJobs, 2 * changes);
            changedWays = Arrays.copyOf(changedWays, 2 * changes);
        }
        changedJobs[changes] = job;
        changedWays[changes++] = way[job];
    }

    /** Lets an absent job go this way, {@code added} being what {@link #added} said. */
    void insert(int w, long added) {
        int job = problem.wayJob[w];
        log(job);
        for (int load : problem.wayLoads[w]) {
            int a = problem.loadAgent[load];
            long more = loadPrice(load);
            touch(a);
            for (int part : problem.loadParts[load]) {
                if (count[a] == parts[a].length) parts[a] = Arrays.copyOf(parts[a], 2 * count[a]);
                parts[a][count[a]++] = part;
            }
            price[a] += more;
            version[a] = ++versions;
        }
        take(w, -1);
        way[job] = w;
        setPresent(job);
        cost += added - problem.skipPrice[job];
    }

    /** Takes a job out; {@link #settle} must follow. */
    void remove(int job) {
        int w = way[job];
        log(job);
        for (int load : problem.wayLoads[w]) {
            int a = problem.loadAgent[load];
            touch(a);
            for (int part : problem.loadParts[load]) drop(a, part);
            dirty[a] = true;
        }
        take(w, 1);
        way[job] = -1;
        setAbsent(job);
        cost += problem.skipPrice[job] - problem.wayPrice[w];
    }

    private void drop(int a, int part) {
        int i = 0;
        while (parts[a][i] != part) i++;
        parts[a][i] = parts[a][--count[a]];
    }

    /** Prices the days that lost jobs. @return whether they all still hold; if not, this must be taken back */
    boolean settle() {
        boolean holds = true;
        for (int i = 0; i < touchedCount; i++) {
            int a = touchedOnes[i];
            if (!dirty[a]) continue;
            dirty[a] = false;
            long now = days.price(a, parts[a], count[a]);
            holds &= now < Sharing.NEVER;
            cost += now - price[a];
            price[a] = now;
            version[a] = ++versions;
        }
        return holds;
    }

    /** Becomes a plan that was kept, or as much of it as holds. */
    void become(int[] ways) {
        for (int j = 0; j < way.length; j++) if (way[j] >= 0 && way[j] != ways[j]) remove(j);
        settle();
        for (int j = 0; j < way.length; j++) {
            if (ways[j] < 0 || way[j] == ways[j]) continue;
            long added = added(ways[j]);
            if (added < Sharing.NEVER) insert(ways[j], added);
        }
        mark();
    }
}
