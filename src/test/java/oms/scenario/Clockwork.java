package oms.scenario;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import oms.TestTime;
import oms.checkout.TestUnpaid;
import oms.database.AfterCommit;
import oms.notification.TestMail;
import oms.payment.TestResolver;

/** Time that passes, and all that happens meanwhile without anybody asking. */
@ApplicationScoped
class Clockwork {
    /** Longer than leases, and than a request may seem to be running. */
    private static final Duration PAUSE = Duration.ofSeconds(31);

    /** Longer than goods are promised to who pays by card. */
    private static final Duration PROMISED = Duration.ofMinutes(31);

    private final Clock clock;
    private final TestTime time;
    private final TestResolver resolver;
    private final TestUnpaid unpaid;
    private final TestMail mail;
    private final AfterCommit afterCommit;

    Clockwork(
            Clock clock,
            TestTime time,
            TestResolver resolver,
            TestUnpaid unpaid,
            TestMail mail,
            AfterCommit afterCommit) {
        this.clock = clock;
        this.time = time;
        this.resolver = resolver;
        this.unpaid = unpaid;
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

    /** What is promised now to orders that are not paid is so no more; it looks as if half an hour had passed. */
    int endsPromises() {
        return unpaid.expire(clock.instant().plus(PROMISED));
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
