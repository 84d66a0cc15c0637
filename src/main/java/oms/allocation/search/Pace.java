package oms.allocation.search;

/** How far a search has got. One island's own. */
final class Pace {
    private static final int LOOK = 31;

    private final Limit limit;
    private final long began;
    private long steps;
    private double progress;

    Pace(Limit limit, long began) {
        this.limit = limit;
        this.began = began;
    }

    /** Counts a step. @return from 0 to 1 and beyond */
    double step() {
        steps++;
        if (limit.nanos() == 0) progress = (double) steps / limit.steps();
        else if ((steps & LOOK) == 1) progress = (double) (System.nanoTime() - began) / limit.nanos();
        return progress;
    }

    double progress() {
        return progress;
    }

    long steps() {
        return steps;
    }
}
