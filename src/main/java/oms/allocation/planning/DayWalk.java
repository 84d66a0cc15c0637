package oms.allocation.planning;

/** Goes through a day with a clock in hand: where the driver is, how far it was, when each stop is over. */
final class DayWalk {
    private final Numbers numbers;
    private int agent;
    private Places.Ways ways;
    private int here;
    private boolean looking;
    private int[] left = new int[16];
    /** Nanoseconds since the epoch. */
    long now;

    double metres;
    /** Nanoseconds on the road. */
    long driving;
    /** Minutes by which promises to the doors of the commitments are missed. */
    long broken;
    /** Points by which the doors of the commitments are after their deadlines. */
    long late;
    /** By part, when it is over. */
    final long[] done;
    /** By part, when its loading can begin, and the wave with which it leaves. */
    final long[] loaded;

    final long[] leaves;

    private long savedNow;
    private double savedMetres;
    private long savedDriving;
    private int savedHere;

    DayWalk(Numbers numbers) {
        this.numbers = numbers;
        this.done = new long[numbers.parts];
        this.loaded = new long[numbers.parts];
        this.leaves = new long[numbers.parts];
        this.ways = numbers.ways[0];
    }

    void begin(int agent) {
        this.agent = agent;
        ways = numbers.ways[agent];
        now = numbers.from[agent];
        here = numbers.at[agent];
        metres = 0;
        driving = 0;
        broken = 0;
        late = 0;
    }

    /** What follows is only looked at, until {@link #restore}. */
    void save() {
        savedNow = now;
        savedMetres = metres;
        savedDriving = driving;
        savedHere = here;
        looking = true;
    }

    void restore() {
        now = savedNow;
        metres = savedMetres;
        driving = savedDriving;
        here = savedHere;
        looking = false;
    }

    /** @param warehouse -1 for what is on board */
    void dock(long wave, int warehouse) {
        if (warehouse < 0) return;
        go(numbers.dock[warehouse]);
        now = Math.max(now, wave);
    }

    /** @param stops parts, and commitments counted down from -1 */
    void trip(long wave, int warehouse, int[] stops, int from, int to) {
        dock(wave, warehouse);
        if (!looking) load(wave, stops, from, to);
        if (warehouse >= 0) now += numbers.loading[agent];
        int count = to - from;
        if (left.length < count) left = new int[2 * count];
        sort(stops, from, count);
        while (count > 0) {
            int next = nearest(count);
            int stop = left[next];
            count--;
            System.arraycopy(left, next + 1, left, next, count - next);
            deliver(stop);
        }
    }

    private void load(long wave, int[] stops, int from, int to) {
        for (int i = from; i < to; i++) {
            if (stops[i] < 0) continue;
            loaded[stops[i]] = now;
            leaves[stops[i]] = wave;
        }
    }

    private void sort(int[] stops, int from, int count) {
        for (int i = 0; i < count; i++) {
            int stop = stops[from + i];
            int rank = numbers.rank(stop);
            int j = i;
            for (; j > 0 && numbers.rank(left[j - 1]) > rank; j--) left[j] = left[j - 1];
            left[j] = stop;
        }
    }

    private int nearest(int count) {
        if (here < 0 || count == 1) return 0;
        int best = 0;
        double least = ways.line(here, numbers.door(left[0]));
        for (int i = 1; i < count; i++) {
            double line = ways.line(here, numbers.door(left[i]));
            if (line < least) {
                least = line;
                best = i;
            }
        }
        return best;
    }

    private void deliver(int stop) {
        go(numbers.door(stop));
        if (stop >= 0) now = Math.max(now, numbers.notBefore[stop]);
        now += numbers.service[agent];
        if (looking) return;
        if (stop >= 0) done[stop] = now;
        else keep(stop);
    }

    /** A commitment is kept, in time or not. */
    private void keep(int stop) {
        late += Costs.latePoints(DayCosts.minutes(numbers.committedDeadline(stop), now));
        long promised = numbers.committedPromise(stop);
        if (promised != Numbers.NONE) broken += DayCosts.minutes(promised, now);
    }

    private void go(int to) {
        if (here >= 0 && here != to) {
            long time = ways.traffic.nanos(now, ways.nanos(here, to));
            metres += ways.metres(here, to);
            driving += time;
            now += time;
        }
        here = to;
    }
}
