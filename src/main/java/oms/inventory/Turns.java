package oms.inventory;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Buyers of the same SKU take turns, first come first served within this process. They wait here, before they hold a database
 * connection, and only so many for so long: a sale of one article must not take the whole connection pool, nor every thread.
 */
@ApplicationScoped
class Turns {
    private static final class Turn {
        private final Semaphore free;
        private int there;

        private Turn(int atOnce) {
            free = new Semaphore(atOnce, true);
        }
    }

    private record Entered(String key, Turn turn) {}

    private final ConcurrentHashMap<String, Turn> turns = new ConcurrentHashMap<>();
    private final int atOnce;
    private final int waiting;
    private final Duration patience;

    @Inject
    Turns(InventorySettings settings) {
        this(
                settings.turns().atOnce(),
                settings.turns().waiting(),
                settings.turns().patience());
    }

    Turns(int atOnce, int waiting, Duration patience) {
        this.atOnce = atOnce;
        this.waiting = waiting;
        this.patience = patience;
    }

    /**
     * Does the work when it is the caller's turn for every SKU; they are taken in one order, so that no two wait for each other.
     *
     * @throws Crowded when too many wait already, or it takes too long
     */
    <T> T take(String merchant, Collection<String> skus, Supplier<T> work) {
        if (QuarkusTransaction.isActive())
            throw new IllegalStateException("Whoever waits for a turn must not hold a connection meanwhile");
        return waited(merchant, skus, work);
    }

    <T> T waited(String merchant, Collection<String> skus, Supplier<T> work) {
        var end = System.nanoTime() + patience.toNanos();
        var mine = new ArrayList<Entered>();
        try {
            for (var sku : new TreeSet<>(skus)) mine.add(enter(merchant + '\n' + sku, end));
            return work.get();
        } finally {
            leave(mine);
        }
    }

    private Entered enter(String key, long end) {
        var turn = turns.compute(key, (k, known) -> {
            var there = known == null ? new Turn(atOnce) : known;
            if (there.there >= atOnce + waiting) throw new Crowded();
            there.there++;
            return there;
        });
        try {
            if (turn.free.tryAcquire(end - System.nanoTime(), TimeUnit.NANOSECONDS)) return new Entered(key, turn);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        forget(key);
        throw new Crowded();
    }

    private void leave(List<Entered> mine) {
        for (var entered : mine.reversed()) {
            entered.turn().free.release();
            forget(entered.key());
        }
    }

    private void forget(String key) {
        turns.computeIfPresent(key, (k, turn) -> --turn.there == 0 ? null : turn);
    }

    /** @return SKUs for which somebody buys or waits now */
    int busy() {
        return turns.size();
    }
}
