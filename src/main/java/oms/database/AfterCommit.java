package oms.database;

import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;

/**
 * Starts work the moment a transaction has committed, on another thread, with no transaction open. It is a hint, not a
 * promise: the process may die first, so whatever is started here must also be found and done by a job or a delivery.
 */
@ApplicationScoped
public class AfterCommit {
    private final TransactionSynchronizationRegistry transactions;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Phaser running = new Phaser(1);

    AfterCommit(TransactionSynchronizationRegistry transactions) {
        this.transactions = transactions;
    }

    /** Runs the work after the current transaction commits, never if it rolls back; at once where no transaction runs. */
    public void run(Runnable work) {
        if (!QuarkusTransaction.isActive()) {
            start(work);
            return;
        }
        transactions.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {}

            @Override
            public void afterCompletion(int status) {
                if (status == Status.STATUS_COMMITTED) start(work);
            }
        });
    }

    /** Waits until everything started so far is done; for tests. */
    public void awaitIdle() {
        running.arriveAndAwaitAdvance();
    }

    private void start(Runnable work) {
        if (threads.isShutdown()) return;
        running.register();
        threads.submit(() -> {
            try {
                work.run();
            } catch (RuntimeException e) {
                Log.warn("Work after a commit failed; its job will find it again", e);
            } finally {
                running.arriveAndDeregister();
            }
        });
    }

    /** Before the database's connections are closed, so that nothing is cut off in the middle. */
    void stop(@Observes ShutdownEvent stopped) throws InterruptedException {
        threads.shutdown();
        if (!threads.awaitTermination(5, TimeUnit.SECONDS)) threads.shutdownNow();
    }
}
