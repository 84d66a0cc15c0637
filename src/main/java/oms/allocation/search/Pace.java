package oms.allocation.search;

/** How far a search has got. One island's own. */
final class Pace {
    private static final int LOOK = 31;

    private final Limit limit;
    private final long began;
    private long steps;
    private double timed;
    private double progress;

    Pace(Limit limit, long began) {
        this.limit = limit;
        this.began = began;
    }

    /** Counts a step. @return from 0 to 1 and beyond */
    double step() {
        steps++;
        double counted = (double) steps / limit.steps();
        if (limit.nanos() > 0 && (steps & LOOK) == 1) timed = (double) (System.nanoTime() - began) / limit.nanos();
        progress = Math.max(counted, timed);
        return progress;
    }

    double progress() {
        return progress;
    }

    long steps() {
        return steps;
    }
}
