package oms.events;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import org.jdbi.v3.core.Jdbi;

/** A family of events and a subscriber that exist only to test the post office: it writes down what it was handed. */
@ApplicationScoped
class Parcels implements Subscriber<Parcels.ParcelEvent> {
    sealed interface ParcelEvent extends DomainEvent {}

    @EventType("parcel.sent")
    record ParcelSent(String key, String merchant, long sequence, String content) implements ParcelEvent {}

    /** Keys whose parcels are refused until they are taken out. */
    static final Map<String, Boolean> REFUSED = new ConcurrentHashMap<>();

    /** Share of parcels dropped at random, in percent. */
    static volatile int dropped = Integer.getInteger("parcels.dropped", 0);

    private final Jdbi jdbi;

    Parcels(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public Class<ParcelEvent> eventType() {
        return ParcelEvent.class;
    }

    @Override
    public String name() {
        return "test.parcels";
    }

    @Override
    public Runnable on(ParcelEvent event) {
        return switch (event) {
            case ParcelSent sent -> () -> write(sent);
        };
    }

    private void write(ParcelSent sent) {
        jdbi.useHandle(h -> h.createUpdate("insert into test_parcel (key, sequence) values (:key, :sequence)")
                .bind("key", sent.key())
                .bind("sequence", sent.sequence())
                .execute());
        if (REFUSED.containsKey(sent.key())) throw new IllegalStateException("nobody at home");
        if (ThreadLocalRandom.current().nextInt(100) < dropped) throw new IllegalStateException("dropped");
    }
}
