package oms.scenario;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import oms.TestTime;
import oms.database.AfterCommit;
import oms.notification.TestMail;
import oms.payment.TestResolver;

/** Time that passes, and all that happens meanwhile without anybody asking. */
@ApplicationScoped
class Clockwork {
    /** Longer than leases, and than a request may seem to be running. */
    private static final Duration PAUSE = Duration.ofSeconds(31);

    private final TestTime time;
    private final TestResolver resolver;
    private final TestMail mail;
    private final AfterCommit afterCommit;

    Clockwork(TestTime time, TestResolver resolver, TestMail mail, AfterCommit afterCommit) {
        this.time = time;
        this.resolver = resolver;
        this.mail = mail;
        this.afterCommit = afterCommit;
    }

    void passes() {
        time.passes(PAUSE);
    }

    /** @return how many operations of the gateway were asked about */
    int resolves() {
        return resolver.resolve();
    }

    void untilIdle() {
        afterCommit.awaitIdle();
    }

    /** Until nothing is left to be done. */
    void goesOn(Shop shop) {
        shop.goesOn();
        while (resolver.resolve() > 0) {
            passes();
            shop.goesOn();
        }
        mail.send();
    }

    void isReal() {
        time.isReal();
    }
}
