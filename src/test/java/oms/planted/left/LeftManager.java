package oms.planted.left;

import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import java.time.Instant;
import oms.events.DomainEvent;
import oms.events.Subscriber;
import oms.planted.right.inner.Inner;

/** Everything the rules forbid, in one class. */
public class LeftManager {
    @Inject
    Event<String> announcer;

    /** An endpoint that does not say who may call it, shows a private type and asks the system for the time. */
    @GET
    public Hidden endpoint() {
        new Inner();
        return new Hidden(Instant.now().toString());
    }

    record Hidden(String x) {}

    /** An event that is neither a record nor named. */
    static class Happened implements DomainEvent {
        @Override
        public String key() {
            return "";
        }

        @Override
        public String merchant() {
            return "";
        }

        @Override
        public long sequence() {
            return 1;
        }
    }

    /** A subscriber everybody could call. */
    public static class Listener implements Subscriber<Happened> {
        @Override
        public Class<Happened> eventType() {
            return Happened.class;
        }

        @Override
        public String name() {
            return "planted";
        }

        @Override
        public Runnable on(Happened event) {
            return () -> {};
        }
    }
}
