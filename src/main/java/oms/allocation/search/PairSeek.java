package oms.allocation.search;

/** Looks for the cheapest room for a pick-up and its delivery in one day, first the one and then, from there on, the other. */
final class PairSeek {
    private final Problem p;

    PairSeek(Problem problem) {
        this.p = problem;
    }

    /** @param pickUp the pair's end with the positive demand */
    void in(Day day, int pickUp, Room room) {
        int delivery = p.other[pickUp];
        if (p.barred[day.vehicle][delivery] || p.vehicles[day.vehicle].capacity() < p.demand[pickUp]) return;
        if (day.size == 0) alone(day, pickUp, delivery, room);
        else
            for (int i = 1; i < day.size - 1; i++) {
                if (day.begins[i] > p.closes[pickUp]) break;
                from(day, i, pickUp, delivery, room);
            }
    }

    private void alone(Day day, int pickUp, int delivery, Room room) {
        var vehicle = p.vehicles[day.vehicle];
        var costs = p.cost[vehicle.travel()];
        var times = p.time[vehicle.travel()];
        int start = p.start[day.vehicle];
        int end = p.end[day.vehicle];
        for (int depot : p.loadsAt[day.vehicle]) {
            int dock = p.stops + depot;
            double price = vehicle.price()
                    + vehicle.tripPrice()
                    + costs[start][dock]
                    + costs[dock][pickUp]
                    + costs[pickUp][delivery]
                    + costs[delivery][end];
            if (price >= room.price) continue;
            double first = vehicle.from() + times[start][dock] + p.service[dock] + times[dock][pickUp];
            double at = Math.max(first, p.opens[pickUp]);
            double then = Math.max(at + p.service[pickUp] + times[pickUp][delivery], p.opens[delivery]);
            double home = then + p.service[delivery] + times[delivery][end];
            double work = first - vehicle.from() + p.service[pickUp] + times[pickUp][delivery] + home - then;
            if (at <= p.closes[pickUp]
                    && then <= p.closes[delivery]
                    && home <= vehicle.until() + Tours.TINY
                    && work <= vehicle.longest() + Tours.TINY) room.set(price, day.vehicle, 0, dock, 0);
        }
    }

    /** The pick-up goes behind position {@code i}; the delivery right behind it, or later, as long as time and room last. */
    private void from(Day day, int i, int pickUp, int delivery, Room room) {
        var vehicle = p.vehicles[day.vehicle];
        int travel = vehicle.travel();
        double[][] costs = p.cost[travel];
        double[][] times = p.time[travel];
        int[] place = day.place;
        int here = place[i];
        int next = place[i + 1];
        int load = p.demand[pickUp];
        if (day.load[i] + load > vehicle.capacity()) return;
        double at = Math.max(day.begins[i] + p.service[here] + times[here][pickUp], p.opens[pickUp]);
        if (at > p.closes[pickUp]) return;
        double toPickUp = costs[here][pickUp] - day.step[i];
        double detour = toPickUp + costs[pickUp][next];
        if (toPickUp + costs[pickUp][delivery] + costs[delivery][next] < room.price) {
            double then = Math.max(at + p.service[pickUp] + times[pickUp][delivery], p.opens[delivery]);
            double price = toPickUp + costs[pickUp][delivery] + costs[delivery][next];
            if (then <= p.closes[delivery]
                    && then + p.service[delivery] + times[delivery][next] <= day.latest[i + 1] + Tours.TINY
                    && fits(day, i, i, pickUp, delivery)) room.set(price, day.vehicle, i, -1, i);
        }
        double[] fromDelivery = costs[delivery];
        double[] toDelivery = p.costTo[travel][delivery];
        double[] timeFrom = times[delivery];
        double[] timeTo = p.timeTo[travel][delivery];
        double now = at + p.service[pickUp] + times[pickUp][next];
        for (int j = i + 1; j < day.size - 1; j++) {
            here = place[j];
            if (here >= p.stops || now > day.latest[j] || day.load[j] + load > vehicle.capacity()) return;
            now = Math.max(now, p.opens[here]);
            if (now > p.closes[delivery]) return;
            next = place[j + 1];
            double leaves = now + p.service[here];
            double price = detour + toDelivery[here] + fromDelivery[next] - day.step[j];
            if (price < room.price) {
                double then = Math.max(leaves + timeTo[here], p.opens[delivery]);
                if (then <= p.closes[delivery]
                        && then + p.service[delivery] + timeFrom[next] <= day.latest[j + 1] + Tours.TINY
                        && fits(day, i, j, pickUp, delivery)) room.set(price, day.vehicle, i, -1, j);
            }
            now = leaves + times[here][next];
        }
    }

    private boolean fits(Day day, int i, int j, int pickUp, int delivery) {
        if (!p.limited) return true;
        var times = p.time[p.vehicles[day.vehicle].travel()];
        int[] place = day.place;
        double more = p.service[pickUp] + p.service[delivery] + times[place[i]][pickUp] - times[place[i]][place[i + 1]];
        if (i == j) more += times[pickUp][delivery] + times[delivery][place[i + 1]];
        else
            more += times[pickUp][place[i + 1]]
                    + times[place[j]][delivery]
                    + times[delivery][place[j + 1]]
                    - times[place[j]][place[j + 1]];
        return day.work + more <= p.vehicles[day.vehicle].longest() + Tours.TINY;
    }
}
