package oms.allocation.planning;

import java.util.HashMap;
import java.util.Map;
import oms.allocation.search.Sharing;

/**
 * What a driver's day costs, for the search: the same day as {@link Route} drives and the same arithmetic as {@link Costs}, over
 * numbers instead of objects, because the search asks some hundred thousand times a second. One thread's own.
 */
final class DayCosts implements Sharing.Days {
    private final Numbers numbers;
    private final DayWalk walk;
    private int[] sorted = new int[16];
    private final Map<Long, Long> laterWaves = new HashMap<>();

    DayCosts(Numbers numbers) {
        this.numbers = numbers;
        this.walk = new DayWalk(numbers);
    }

    @Override
    public long price(int agent, int[] parts, int count) {
        if (count == 0) return 0;
        var driver = numbers.drivers[agent];
        long units = driver.load();
        for (int i = 0; i < count; i++) units += numbers.units[parts[i]];
        if (units > driver.max()) return Sharing.NEVER;
        walk.begin(agent);
        drive(agent, parts, count);
        return cost(agent, parts, count, units);
    }

    private long cost(int agent, int[] parts, int count, long units) {
        if (overtime(agent) > 0) return Sharing.NEVER;
        var day = account(agent, parts, count, units);
        return (day.late() + day.emptySeats()) * Sharing.POINT
                + day.driving()
                + day.risk()
                + day.brokenPromises()
                + day.balance();
    }

    /**
     * A driver's day, each rule's cost by itself, as {@link Costs} has them of a {@link Route}.
     *
     * @param units on board and planned
     * @param end when the last stop is over, nanoseconds since the epoch
     */
    record Account(
            long units,
            long overload,
            long overtime,
            long late,
            long emptySeats,
            long driving,
            long risk,
            long balance,
            long brokenPromises,
            long end) {}

    /** When a part of a day is loaded and delivered, in nanoseconds since the epoch. */
    record Visit(long wave, long loadedFrom, long done) {}

    /** @return the day also where it breaks a rule; what {@link #visit} then tells is about it */
    Account account(int agent, int[] parts, int count) {
        long units = numbers.drivers[agent].load();
        for (int i = 0; i < count; i++) units += numbers.units[parts[i]];
        walk.begin(agent);
        drive(agent, parts, count);
        return account(agent, parts, count, units);
    }

    /** @param part of the day that was last accounted for */
    Visit visit(int part) {
        return new Visit(walk.leaves[part], walk.loaded[part], walk.done[part]);
    }

    private Account account(int agent, int[] parts, int count, long units) {
        var driver = numbers.drivers[agent];
        var rates = driver.rates();
        var before = numbers.baseline[agent];
        long late = Costs.madeLate(walk.late, before.late());
        long risk = 0;
        long broken = walk.broken;
        boolean forced = count == 0;
        for (int i = 0; i < count; i++) {
            int part = parts[i];
            long done = walk.done[part];
            late += Costs.latePoints(minutes(numbers.deadline[part], done));
            forced |= done + numbers.waveEvery[part] > numbers.deadline[part];
            risk += minutes(numbers.deadline[part] - rates.comfort().toNanos(), done);
            if (numbers.promised[part] != Numbers.NONE) broken += minutes(numbers.promised[part], done);
        }
        return new Account(
                units,
                Math.max(0, units - driver.max()),
                overtime(agent),
                late,
                forced ? 0 : Math.max(0, driver.min() - units),
                Costs.way(rates, walk.metres, walk.driving / Numbers.SECOND) - before.way(),
                risk * rates.perRiskMinute(),
                Costs.fullness(driver, units) - Costs.fullness(driver, driver.load()),
                (broken - before.broken()) * rates.perPromiseMinute(),
                walk.now);
    }

    /** @return minutes by which the day that was just driven outlasts the shift, beyond the baseline */
    private long overtime(int agent) {
        long until = numbers.until[agent];
        return Math.max(0, minutes(until, walk.now) - minutes(until, numbers.baseline[agent].end()));
    }

    /** @return the day with the commitments alone */
    Numbers.Baseline baseline(int agent) {
        walk.begin(agent);
        drive(agent, Numbers.NO_STOPS, 0);
        return new Numbers.Baseline(
                walk.now,
                Costs.way(numbers.drivers[agent].rates(), walk.metres, walk.driving / Numbers.SECOND),
                walk.broken,
                walk.late);
    }

    static long minutes(long limit, long time) {
        return time > limit ? Math.ceilDiv((time - limit) / Numbers.SECOND, 60L) : 0;
    }

    // ---- trips, in the order of their waves

    private void drive(int agent, int[] parts, int count) {
        sort(parts, count);
        var fixed = numbers.fixed[agent];
        if (fixed.length > 0) {
            new Mixed(fixed, count).drive();
            return;
        }
        for (int from = 0; from < count; ) {
            int to = from + 1;
            while (to < count && sameTrip(sorted[from], sorted[to])) to++;
            int first = sorted[from];
            walk.trip(numbers.wave[first], numbers.warehouse[first], sorted, from, to);
            from = to;
        }
    }

    private boolean sameTrip(int a, int b) {
        return numbers.wave[a] == numbers.wave[b] && numbers.warehouse[a] == numbers.warehouse[b];
    }

    /** By wave, then warehouse, then id. */
    private void sort(int[] parts, int count) {
        if (sorted.length < count) sorted = new int[2 * count];
        for (int i = 0; i < count; i++) {
            int part = parts[i];
            int j = i;
            for (; j > 0 && numbers.order[sorted[j - 1]] > numbers.order[part]; j--) sorted[j] = sorted[j - 1];
            sorted[j] = part;
        }
    }

    /** A day with trips to which the driver is committed: what would hold up the next of them goes later, as {@link Route} has it. */
    private final class Mixed {
        private final Numbers.Trip[] fixed;
        private int nextFixed;
        private final long[] waves;
        private final int[] docks;
        private final int[][] stops;
        private int trips;

        Mixed(Numbers.Trip[] fixed, int count) {
            this.fixed = fixed;
            this.waves = new long[count + 1];
            this.docks = new int[count + 1];
            this.stops = new int[count + 1][];
            for (int from = 0; from < count; ) {
                int to = from + 1;
                while (to < count && sameTrip(sorted[from], sorted[to])) to++;
                int first = sorted[from];
                add(numbers.wave[first], numbers.warehouse[first], java.util.Arrays.copyOfRange(sorted, from, to));
                from = to;
            }
        }

        private void add(long wave, int dock, int[] more) {
            int i = 0;
            while (i < trips && compare(waves[i], docks[i], wave, dock) < 0) i++;
            if (i < trips && compare(waves[i], docks[i], wave, dock) == 0) {
                stops[i] = both(stops[i], more);
                return;
            }
            for (int k = trips++; k > i; k--) {
                waves[k] = waves[k - 1];
                docks[k] = docks[k - 1];
                stops[k] = stops[k - 1];
            }
            waves[i] = wave;
            docks[i] = dock;
            stops[i] = more;
        }

        private static int compare(long wave, int dock, long otherWave, int otherDock) {
            return wave != otherWave ? Long.compare(wave, otherWave) : Integer.compare(dock, otherDock);
        }

        private static int[] both(int[] some, int[] more) {
            var both = java.util.Arrays.copyOf(some, some.length + more.length);
            System.arraycopy(more, 0, both, some.length, more.length);
            return both;
        }

        private int[] take() {
            var first = stops[0];
            trips--;
            for (int i = 0; i < trips; i++) {
                waves[i] = waves[i + 1];
                docks[i] = docks[i + 1];
                stops[i] = stops[i + 1];
            }
            return first;
        }

        void drive() {
            while (nextFixed < fixed.length || trips > 0) {
                var bound = nextFixed < fixed.length ? fixed[nextFixed] : null;
                int order =
                        bound == null ? 1 : trips == 0 ? -1 : compare(bound.wave(), bound.dock(), waves[0], docks[0]);
                long wave = order <= 0 && bound != null ? bound.wave() : waves[0];
                int dock = order <= 0 && bound != null ? bound.dock() : docks[0];
                var committed = order <= 0 && bound != null ? bound.stops() : Numbers.NO_STOPS;
                var more = order >= 0 ? take() : Numbers.NO_STOPS;
                if (order <= 0) nextFixed++;
                if (more.length > 0 && nextFixed < fixed.length && holdsUp(wave, dock, committed, more)) {
                    later(wave, dock, more);
                    more = Numbers.NO_STOPS;
                }
                var all = both(committed, more);
                if (all.length > 0) walk.trip(wave, dock, all, 0, all.length);
            }
        }

        private boolean holdsUp(long wave, int dock, int[] committed, int[] more) {
            return loading(wave, dock, both(committed, more)) > loading(wave, dock, committed);
        }

        /** @return when the next committed trip's loading begins after this one */
        private long loading(long wave, int dock, int[] stops) {
            walk.save();
            if (stops.length > 0) walk.trip(wave, dock, stops, 0, stops.length);
            walk.dock(fixed[nextFixed].wave(), fixed[nextFixed].dock());
            long loading = walk.now;
            walk.restore();
            return loading;
        }

        private void later(long wave, int dock, int[] more) {
            for (int i = nextFixed; i < fixed.length; i++)
                if (fixed[i].dock() == dock) {
                    add(fixed[i].wave(), dock, more);
                    return;
                }
            long next = fixed[nextFixed].wave();
            long key = (next ^ Long.rotateLeft(wave, 17)) * 31 + dock;
            add(laterWaves.computeIfAbsent(key, any -> laterWave(wave, dock, next)), dock, more);
        }

        private long laterWave(long wave, int dock, long next) {
            return Numbers.nanos(numbers.warehouses[dock].waveOf(
                    Numbers.instant(wave), Numbers.instant(next).plusSeconds(1)));
        }
    }
}
