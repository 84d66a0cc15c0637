package oms.allocation.search;

import java.util.Arrays;

/**
 * Looks for the cheapest room for a stop. One position costs constant time: what it adds to the way, the load of the trip, and
 * whether it would begin in time and leave time for what comes after. Now and then a day is passed over unseen (a blink), so that the
 * same stops do not always go the same way.
 */
final class Seek {
    private final Problem problem;
    private final Tours tours;
    private final Dice dice;
    private final PairSeek pairs;
    private final boolean[] closed;
    private final int[] seen;
    private final Known known;
    private int round;
    /** The room found last. */
    final Room room = new Room();

    /** How many days are looked at until the next blink. */
    private int untilBlink;

    private double blinkLog;

    Seek(Tours tours, Dice dice) {
        this.problem = tours.problem;
        this.tours = tours;
        this.dice = dice;
        this.closed = new boolean[problem.vehicles.length];
        this.seen = new int[problem.vehicles.length];
        this.pairs = new PairSeek(problem);
        this.known = new Known(problem);
        blinks(0);
    }

    /** @param rate the part of all days that is passed over */
    void blinks(double rate) {
        blinkLog = rate > 0 ? Math.log1p(-rate) : 0;
        untilBlink = rate > 0 ? pause() : Integer.MAX_VALUE;
    }

    private int pause() {
        return (int) Math.min(1e9, Math.log(1 - dice.part()) / blinkLog);
    }

    boolean blink() {
        if (untilBlink-- > 0) return false;
        untilBlink = blinkLog < 0 ? pause() : Integer.MAX_VALUE;
        return true;
    }

    /** No stop goes to a closed vehicle. */
    void close(int vehicle) {
        closed[vehicle] = true;
    }

    /** Opens all. */
    void open() {
        Arrays.fill(closed, false);
    }

    /** @return whether there is room, which is then in {@link #room} */
    boolean anywhere(int stop) {
        room.clear(worth(stop));
        round++;
        int vehicles = tours.days.length;
        int first = problem.many ? dice.below(vehicles) : 0;
        for (int k = 0; k < vehicles; k++) {
            int v = first + k < vehicles ? first + k : first + k - vehicles;
            var day = tours.days[v];
            if (closed[v] || problem.barred[v][stop]) continue;
            if (day.size == 0) {
                if (seen[problem.kind[v]] == round) continue;
                seen[problem.kind[v]] = round;
            }
            if (blink() || known.says(day, stop, room)) continue;
            double most = room.price;
            in(day, stop);
            known.keep(day, stop, room, most);
        }
        return room.found();
    }

    /** @return what a stop or pair may cost: more than leaving it out is too much */
    double worth(int stop) {
        int other = problem.other[stop];
        return problem.skipPrice[stop] + (other == stop ? 0 : problem.skipPrice[other]);
    }

    /** Makes {@link #room} cheaper where this day has a cheaper one. */
    void in(Day day, int stop) {
        if (problem.other[stop] != stop) pairs.in(day, stop, room);
        else {
            if (day.size > 0) join(day, stop);
            if (day.trips < problem.vehicles[day.vehicle].trips()) begin(day, stop);
        }
    }

    /** @return whether the vehicle may serve the stop, if there is room */
    boolean allowed(int vehicle, int stop) {
        return !closed[vehicle] && !problem.barred[vehicle][stop];
    }

    private void join(Day day, int stop) {
        var p = problem;
        var vehicle = p.vehicles[day.vehicle];
        int travel = vehicle.travel();
        double[] to = p.costTo[travel][stop];
        double[] from = p.cost[travel][stop];
        double[] timeTo = p.timeTo[travel][stop];
        double[] timeFrom = p.time[travel][stop];
        double service = p.service[stop];
        double opens = p.opens[stop];
        double closes = p.closes[stop];
        int demand = p.demand[stop];
        boolean timed = p.timed;
        int[] place = day.place;
        double best = room.price;
        boolean open = false;
        boolean later = false;
        double release = 0;
        double extra = 0;
        for (int i = 1, last = day.size - 1; i < last; i++) {
            int here = place[i];
            if (here >= p.stops) {
                int depot = here - p.stops;
                extra = p.supplyPrice[stop][depot];
                open = vehicle.capacity() - day.load[i] >= demand && extra < Double.POSITIVE_INFINITY;
                if (p.released && open) {
                    release = p.release[stop][depot];
                    later = release > day.begins[i];
                    open = !later || release <= day.latest[i];
                }
            }
            if (!open) continue;
            int next = place[i + 1];
            double price = to[here] + from[next] - day.step[i] + extra;
            if (price >= best) continue;
            double begins = 0;
            if (timed) {
                double ready = later ? Math.max(release + day.span[i], day.floor[i]) : day.begins[i];
                if (ready > closes) {
                    if (later) continue;
                    break;
                }
                begins = Math.max(ready + p.service[here] + timeTo[here], opens);
                if (begins > closes || begins + service + timeFrom[next] > day.latest[i + 1] + Tours.TINY) continue;
            }
            if (p.limited
                    && day.work + service + timeTo[here] + timeFrom[next] - p.time[travel][here][next]
                            > vehicle.longest() + Tours.TINY) continue;
            if (p.soft) {
                price += later ? Lateness.whole(day, i, stop, release) : Lateness.after(day, i, stop, begins);
                if (price >= best) continue;
            }
            best = price;
            room.set(price, day.vehicle, i, -1, 0);
        }
    }

    /** A trip of its own, before, between or after the others. */
    private void begin(Day day, int stop) {
        var p = problem;
        var vehicle = p.vehicles[day.vehicle];
        if (vehicle.capacity() < p.demand[stop]) return;
        if (day.size == 0) {
            for (int depot : p.loadsAt[day.vehicle]) begin(day, stop, depot, 0, vehicle.price());
            return;
        }
        for (int i = 0, last = day.size - 1; i < last; i++) {
            boolean trips = day.place[i + 1] >= p.stops && (i == 0 || day.place[i] < p.stops);
            if (trips) for (int depot : p.loadsAt[day.vehicle]) begin(day, stop, depot, i, -day.step[i]);
        }
    }

    private void begin(Day day, int stop, int depot, int i, double extra) {
        var p = problem;
        boolean unused = day.size == 0;
        int here = unused ? p.start[day.vehicle] : day.place[i];
        int next = unused ? p.end[day.vehicle] : day.place[i + 1];
        var vehicle = p.vehicles[day.vehicle];
        int travel = vehicle.travel();
        int dock = p.stops + depot;
        double supply = p.supplyPrice[stop][depot];
        double price = extra
                + supply
                + vehicle.tripPrice()
                + p.cost[travel][here][dock]
                + p.cost[travel][dock][stop]
                + p.cost[travel][stop][next];
        if (!(price < room.price)) return;
        double toDock = p.time[travel][here][dock];
        double toStop = p.service[dock] + p.time[travel][dock][stop];
        double onwards = p.service[stop] + p.time[travel][stop][next];
        if (p.timed) {
            double served = i == 0 ? vehicle.from() : day.begins[i] + p.service[here];
            double loads = Math.max(served + toDock, p.release[stop][depot]);
            double begins = Math.max(loads + toStop, p.opens[stop]);
            if (begins > p.closes[stop]) return;
            double until = unused ? vehicle.until() : day.latest[i + 1];
            if (begins + onwards > until + Tours.TINY) return;
            if (p.soft) {
                price += unused ? p.late(stop, begins) : Lateness.after(day, i, stop, begins);
                if (price >= room.price) return;
            }
        }
        if (p.limited) {
            double less = unused ? 0 : p.time[travel][here][next];
            double work = (unused ? 0 : day.work) + toDock + toStop + onwards - less;
            if (work > vehicle.longest() + Tours.TINY) return;
        }
        room.set(price, day.vehicle, i, dock, 0);
    }
}
