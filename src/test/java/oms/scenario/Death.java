package oms.scenario;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Lets the process die at one point: after a statement, with its transaction open, or after a commit, be it ours or the
 * gateway's, with the answer lost. From then on no thread gets a word through, to the database or to the gateway.
 */
final class Death implements Wire.Listener {
    /** Thrown in the place where the process is no more. */
    static final class Died extends Error {
        Died() {
            super("The process died here", null, false, false);
        }
    }

    private final Wire wire;
    private final int at;
    private final AtomicInteger points = new AtomicInteger();
    private volatile boolean dead;

    /** @param at the number of the point, from 1; 0 for a process that lives */
    Death(Wire wire, int at) {
        this.wire = wire;
        this.at = at;
    }

    boolean happened() {
        return dead;
    }

    int points() {
        return points.get();
    }

    @Override
    public void before(String sql, boolean outside) {
        if (dead) throw died();
    }

    @Override
    public void after(boolean outside, boolean inTransaction) {
        if (outside && inTransaction) return; // the gateway is not done yet
        point();
        if (dead && !outside) throw died();
    }

    @Override
    public void committed() {
        point();
    }

    private void point() {
        if (!dead && points.incrementAndGet() == at) dead = true;
    }

    private Died died() {
        wire.rollBack();
        return new Died();
    }
}
