package oms.allocation.search;

/** What one stop more adds to the price of lateness. It is followed only until a wait has swallowed the delay. */
final class Lateness {
    private Lateness() {}

    /** @param begins when the stop, put behind position {@code i}, begins @return its own lateness and what it adds to those after it */
    static double after(Day day, int i, int stop, double begins) {
        var p = day.problem;
        return p.late(stop, begins) + follow(day, i, stop, begins) - day.lateFrom[i + 1];
    }

    /** As {@link #after}, where the whole trip leaves later because the stop's goods are released only then. */
    static double whole(Day day, int i, int stop, double release) {
        var p = day.problem;
        var times = p.time[p.vehicles[day.vehicle].travel()];
        int depot = day.trip[i];
        double late = 0;
        double begins = release;
        for (int j = depot + 1; j <= i; j++) {
            begins = Math.max(release + day.span[j], day.floor[j]);
            late += p.late(day.place[j], begins);
        }
        int here = day.place[i];
        double at = Math.max(begins + p.service[here] + times[here][stop], p.opens[stop]);
        return late + p.late(stop, at) + follow(day, i, stop, at) - day.lateFrom[depot];
    }

    /** @return all lateness behind position {@code i} when the stop goes there */
    private static double follow(Day day, int i, int stop, double begins) {
        var p = day.problem;
        var times = p.time[p.vehicles[day.vehicle].travel()];
        double late = 0;
        double now = begins + p.service[stop];
        int before = stop;
        for (int j = i + 1; j < day.size; j++) {
            int here = day.place[j];
            now += times[before][here];
            if (now <= day.begins[j]) return late + day.lateFrom[j];
            if (here < p.stops) late += p.late(here, now);
            now += here < p.stops || j < day.size - 1 ? p.service[here] : 0;
            before = here;
        }
        return late;
    }
}
