package oms.allocation.search;

/**
 * Builds a plan: the next stop is always the one that loses most if it does not get its best vehicle now (Potvin and Rousseau, 1993,
 * A Parallel Route Building Algorithm for the Vehicle Routing and Scheduling Problem with Time Windows). Only the vehicle that was
 * changed is looked at again.
 */
final class Regret {
    private final Problem problem;
    private final Tours tours;
    private final Seek seek;
    private final Room[][] rooms;

    Regret(Tours tours, Seek seek) {
        this.problem = tours.problem;
        this.tours = tours;
        this.seek = seek;
        this.rooms = new Room[problem.stops][problem.vehicles.length];
    }

    void run() {
        for (int i = 0; i < tours.absentCount; i++) {
            int stop = tours.absent[i];
            if (!problem.leads[stop]) continue;
            for (int v = 0; v < problem.vehicles.length; v++) {
                rooms[stop][v] = new Room();
                look(stop, v);
            }
        }
        for (int next = next(); next >= 0; next = next()) {
            var room = best(next);
            int v = room.vehicle;
            tours.insert(next, room);
            for (int i = 0; i < tours.absentCount; i++) if (problem.leads[tours.absent[i]]) look(tours.absent[i], v);
        }
    }

    private void look(int stop, int v) {
        seek.room.clear(seek.worth(stop));
        if (seek.allowed(v, stop)) seek.in(tours.days[v], stop);
        rooms[stop][v].set(seek.room);
    }

    private Room best(int stop) {
        var best = rooms[stop][0];
        for (var room : rooms[stop]) if (room.price < best.price) best = room;
        return best;
    }

    /** @return the stop that loses most, -1 when none has room any more */
    private int next() {
        int next = -1;
        double most = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < tours.absentCount; i++) {
            int stop = tours.absent[i];
            if (!problem.leads[stop]) continue;
            double first = Double.POSITIVE_INFINITY;
            double second = Double.POSITIVE_INFINITY;
            for (var room : rooms[stop]) {
                if (room.price < first) {
                    second = first;
                    first = room.price;
                } else if (room.price < second) second = room.price;
            }
            if (!best(stop).found()) continue;
            double regret = Math.min(second, seek.worth(stop)) - first;
            if (regret > most) {
                most = regret;
                next = stop;
            }
        }
        return next;
    }
}
