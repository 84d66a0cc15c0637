package oms.events;

import io.quarkus.arc.All;
import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import oms.database.Retry;
import oms.events.DeliveryRepository.Due;

/**
 * Hands waiting events to their subscribers. A delivery and its subscriber's effects commit together, so effects happen
 * exactly once; several deliveries share a transaction until one fails, then each gets its own.
 */
@ApplicationScoped
public class Deliveries {
    private final DeliveryRepository repository;
    private final EventJson json;
    private final Clock clock;
    private final EventsConfig config;
    private final Map<String, Subscriber<?>> byName;

    Deliveries(
            DeliveryRepository repository,
            EventJson json,
            Clock clock,
            EventsConfig config,
            @All List<Subscriber<?>> subscribers) {
        this.repository = repository;
        this.json = json;
        this.clock = clock;
        this.config = config;
        this.byName = subscribers.stream().collect(Collectors.toMap(Subscriber::name, Function.identity()));
    }

    /**
     * Delivers one batch of what is due.
     *
     * @return how many deliveries were due and free; 0 when there is nothing to do now
     */
    @ActivateRequestContext
    public int deliverDue() {
        var seen = new Batch();
        try {
            QuarkusTransaction.requiringNew().run(() -> {
                seen.due = repository.claim(clock.instant(), config.batch());
                seen.due.forEach(this::handle);
                if (!seen.due.isEmpty()) repository.done(seen.due, clock.instant());
            });
        } catch (RuntimeException failure) {
            if (seen.due.isEmpty()) throw failure;
            if (seen.due.size() == 1) failed(seen.due.getFirst(), failure);
            else seen.due.forEach(this::deliverAlone);
        }
        return seen.due.size();
    }

    private void deliverAlone(Due delivery) {
        try {
            QuarkusTransaction.requiringNew()
                    .run(() -> repository.claim(clock.instant(), delivery).ifPresent(due -> {
                        handle(due);
                        repository.done(List.of(due), clock.instant());
                    }));
        } catch (RuntimeException failure) {
            failed(delivery, failure);
        }
    }

    private void handle(Due delivery) {
        var subscriber = byName.get(delivery.subscriber());
        if (subscriber == null) throw new IllegalStateException("Nobody is called " + delivery.subscriber());
        Causality.within(delivery.eventId(), delivery.correlation(), () -> tell(subscriber, delivery));
    }

    private <E extends DomainEvent> void tell(Subscriber<E> subscriber, Due delivery) {
        var kind = EventTypes.named(subscriber.eventType(), delivery.type());
        if (kind == null) throw new IllegalStateException(subscriber.name() + " knows no event " + delivery.type());
        var reaction = subscriber.on(subscriber.eventType().cast(json.read(delivery.body(), kind)));
        if (reaction != null) reaction.run();
    }

    /** Losing a conflict in the database is nobody's fault: it is tried again at once and counts for nothing. */
    private void failed(Due delivery, RuntimeException failure) {
        if (Retry.isConflict(failure)) return;
        var park = delivery.attempts() + 1 >= config.tries();
        Log.warnf(
                failure,
                "Delivery of %s to %s failed, try %d%s",
                delivery.eventId(),
                delivery.subscriber(),
                delivery.attempts() + 1,
                park ? "; parked" : "");
        var pause = config.backoff().multipliedBy(1L << Math.min(delivery.attempts(), 10));
        QuarkusTransaction.requiringNew()
                .run(() -> repository.failed(delivery, clock.instant().plus(pause), park, reason(failure)));
    }

    private static String reason(Throwable failure) {
        var root = failure;
        while (root.getCause() != null && root.getCause() != root) root = root.getCause();
        var text = root.getClass().getSimpleName() + ": " + root.getMessage();
        return text.substring(0, Math.min(1000, text.length())).replace('\0', ' ');
    }

    private static final class Batch {
        private List<Due> due = List.of();
    }
}
