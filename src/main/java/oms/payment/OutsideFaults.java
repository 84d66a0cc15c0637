package oms.payment;

import jakarta.inject.Singleton;
import java.time.Duration;
import org.jdbi.v3.core.Jdbi;

/** With which faults the simulated gateway works now: changed at run time, heard by every replica within a second. */
@Singleton
class OutsideFaults {
    private static final long FRESH = Duration.ofSeconds(1).toNanos();

    private record Read(Faults faults, long at) {}

    private final Jdbi jdbi;
    private volatile Read last = new Read(Faults.NONE, System.nanoTime() - 2 * FRESH);

    OutsideFaults(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    Faults now() {
        var known = last;
        if (System.nanoTime() - known.at < FRESH) return known.faults;
        var read = new Read(read(), System.nanoTime());
        last = read;
        return read.faults;
    }

    private Faults read() {
        return jdbi.withHandle(h -> h.createQuery("select * from oms_payment.outside_gateway_faults")
                .mapTo(Faults.class)
                .findOne()
                .orElse(Faults.NONE));
    }

    /** Changes them; a transaction that rolls back afterwards is noticed within a second. */
    void change(Faults faults) {
        jdbi.useHandle(h -> h.createUpdate("""
                        insert into oms_payment.outside_gateway_faults (seed, unreachable, timeout_before, timeout_after, error_before, error_after, slow,
                                                                        webhook_late, webhook_twice, webhook_lost)
                        values (:seed, :unreachable, :timeoutBefore, :timeoutAfter, :errorBefore, :errorAfter, :slow, :webhookLate, :webhookTwice, :webhookLost)
                        on conflict (only_row) do update set seed = excluded.seed, unreachable = excluded.unreachable,
                          timeout_before = excluded.timeout_before, timeout_after = excluded.timeout_after, error_before = excluded.error_before,
                          error_after = excluded.error_after, slow = excluded.slow, webhook_late = excluded.webhook_late,
                          webhook_twice = excluded.webhook_twice, webhook_lost = excluded.webhook_lost""")
                .bind("seed", faults.seed())
                .bind("unreachable", faults.unreachable())
                .bind("timeoutBefore", faults.timeoutBefore())
                .bind("timeoutAfter", faults.timeoutAfter())
                .bind("errorBefore", faults.errorBefore())
                .bind("errorAfter", faults.errorAfter())
                .bind("slow", faults.slow())
                .bind("webhookLate", faults.webhookLate())
                .bind("webhookTwice", faults.webhookTwice())
                .bind("webhookLost", faults.webhookLost())
                .execute());
        last = new Read(faults, System.nanoTime());
    }
}
