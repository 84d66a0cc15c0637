package oms.allocation.search;

/** The cheapest place for a stop (or a pair) that was found so far. */
final class Room {
    /** What it adds to the cost; while none was found, what it may add at most. */
    double price;

    /** -1 while none was found. */
    int vehicle;
    /** The position behind which it goes. */
    int after;
    /** The depot, as a place, at which a trip of its own begins; -1 where it joins one. */
    int depot;
    /** For a pair: the position behind which its other end goes, counted without the pair. */
    int otherAfter;

    void clear(double most) {
        price = most;
        vehicle = -1;
    }

    boolean found() {
        return vehicle >= 0;
    }

    void set(double price, int vehicle, int after, int depot, int otherAfter) {
        this.price = price;
        this.vehicle = vehicle;
        this.after = after;
        this.depot = depot;
        this.otherAfter = otherAfter;
    }

    void set(Room from) {
        set(from.price, from.vehicle, from.after, from.depot, from.otherAfter);
    }
}
