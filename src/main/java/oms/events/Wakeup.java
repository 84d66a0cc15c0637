package oms.events;

import jakarta.inject.Singleton;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.time.Duration;

/** Lets the workers of this process sleep until there is something to deliver, and no longer. */
@Singleton
class Wakeup {
    private final TransactionSynchronizationRegistry transactions;
    private long published;

    Wakeup(TransactionSynchronizationRegistry transactions) {
        this.transactions = transactions;
    }

    /** Wakes the workers when the current transaction commits; once for each transaction is enough. */
    void onCommit() {
        if (transactions.getResource(this) != null) return;
        transactions.putResource(this, true);
        transactions.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {}

            @Override
            public void afterCompletion(int status) {
                if (status == Status.STATUS_COMMITTED) wake();
            }
        });
    }

    synchronized void wake() {
        published++;
        notifyAll();
    }

    synchronized long seen() {
        return published;
    }

    /** Returns when something was published after {@code seen} was read, or when the time is up. */
    synchronized void await(long seen, Duration atMost) throws InterruptedException {
        if (published == seen) wait(Math.max(1, atMost.toMillis()));
    }
}
