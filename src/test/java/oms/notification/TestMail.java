package oms.notification;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** Runs in tests what looks every two seconds in production: messages that wait to be sent. */
@ApplicationScoped
public class TestMail {
    private final Outgoing outgoing;
    private final Clock clock;

    TestMail(Outgoing outgoing, Clock clock) {
        this.outgoing = outgoing;
        this.clock = clock;
    }

    public void send() {
        while (outgoing.sendDue(clock.instant()) > 0) {}
    }
}
