package oms.payment;

import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import oms.payment.OperationQueue.Claimed;

/**
 * Finds out what became of operations whose answer never came, also those of a process that died, and retries captures that
 * failed for now. Any number of replicas may run it: each takes other rows. When the gateway is heard again after a silence,
 * what waited for it is asked within half a minute.
 */
@ApplicationScoped
class Resolver {
    /** How soon after a silence everything is asked, in seconds. */
    static final int SOON = 30;

    private static final int AT_ONCE = 16;
    private static final int ROUNDS = 20;

    private final OperationQueue queue;
    private final Cashier cashier;
    private final GatewayVoice voice;
    private final PaymentSettings settings;
    private final Clock clock;

    Resolver(OperationQueue queue, Cashier cashier, GatewayVoice voice, PaymentSettings settings, Clock clock) {
        this.queue = queue;
        this.cashier = cashier;
        this.voice = voice;
        this.settings = settings;
        this.clock = clock;
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void resolveDue() {
        listen(clock.instant());
        for (int round = 0; round < ROUNDS; round++) {
            if (resolveDue(clock.instant()) < settings.resolverBatch()) return;
        }
    }

    /** Hears whether the gateway is back, and tries whether it is while nobody else calls it. */
    void listen(Instant now) {
        voice.write();
        // a call that was on its way when the gateway came back may still end in silence: for as long as one may take
        voice.takeBack(now.minus(settings.lease()))
                .ifPresent(back -> queue.wake(back.plus(settings.lease()), now, SOON));
        if (voice.takeProbe(now)) queue.hurryOneSilent(now);
    }

    /** @return how many operations were due */
    int resolveDue(Instant now) {
        var due = queue.claimDue(now, clock.instant().plus(settings.lease()), settings.resolverBatch());
        if (due.isEmpty()) return 0;
        var places = new Semaphore(AT_ONCE);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var claimed : due) threads.execute(() -> resolve(claimed, now, places));
        }
        return due.size();
    }

    private void resolve(Claimed claimed, Instant now, Semaphore places) {
        places.acquireUninterruptibly();
        try {
            cashier.resolve(claimed, now);
        } catch (RuntimeException e) {
            Log.warnf(
                    e,
                    "Operation %s is not resolved; it is asked about again after its lease",
                    claimed.operation().id());
        } finally {
            places.release();
        }
    }
}
