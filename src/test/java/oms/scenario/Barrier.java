package oms.scenario;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Stops the thread that is about to send one statement, until it is let go. */
final class Barrier implements Wire.Listener {
    private static final long PATIENCE = 20;

    private final int at;
    private final AtomicInteger seen = new AtomicInteger();
    private final CountDownLatch reached = new CountDownLatch(1);
    private final CountDownLatch open = new CountDownLatch(1);

    /** @param at the number of the statement, from 1 */
    Barrier(int at) {
        this.at = at;
    }

    boolean isReached() {
        return reached.getCount() == 0;
    }

    void opens() {
        open.countDown();
    }

    @Override
    public void before(String sql, boolean outside) {
        if (open.getCount() == 0 || seen.incrementAndGet() != at) return;
        reached.countDown();
        try {
            if (!open.await(PATIENCE, TimeUnit.SECONDS)) throw new IllegalStateException("Nobody opened the barrier");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void after(boolean outside, boolean inTransaction) {}

    @Override
    public void committed() {}
}
