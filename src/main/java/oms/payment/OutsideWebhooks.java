package oms.payment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import oms.web.Problem;
import org.jdbi.v3.core.Jdbi;

/**
 * The simulated gateway's post: sends what it has to tell, signed, to the endpoint's code in this process (there is no network to
 * trust or mistrust between them). What is not taken is sent again later; the order is nobody's promise.
 */
@ApplicationScoped
class OutsideWebhooks {
    private static final Duration AGAIN = Duration.ofMinutes(1);
    private static final Duration TWICE = Duration.ofSeconds(3);
    private static final int MOST_TRIES = 10;
    private static final int BATCH = 100;

    private record Letter(String id, String merchant, String key, int tries) {}

    private final Jdbi jdbi;
    private final OutsideBooks books;
    private final OutsideFaults faults;
    private final SimulatedGateway gateway;
    private final Webhooks webhooks;
    private final ObjectMapper json;
    private final PaymentSettings settings;
    private final Clock clock;

    OutsideWebhooks(
            Jdbi jdbi,
            OutsideBooks books,
            OutsideFaults faults,
            SimulatedGateway gateway,
            Webhooks webhooks,
            ObjectMapper json,
            PaymentSettings settings,
            Clock clock) {
        this.jdbi = jdbi;
        this.books = books;
        this.faults = faults;
        this.gateway = gateway;
        this.webhooks = webhooks;
        this.json = json;
        this.settings = settings;
        this.clock = clock;
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void send() {
        if (settings.gateway() == PaymentSettings.GatewayName.SIMULATED) sendDue(clock.instant());
    }

    /** @return how many were due */
    int sendDue(Instant now) {
        var due = take(now);
        for (var letter : due) {
            try {
                send(letter, now);
            } catch (Problem | IllegalStateException e) {
                Log.warnf("The simulated gateway's notice %s was not taken: %s", letter.id(), e.getMessage());
                if (letter.tries() >= MOST_TRIES) forget(letter);
            }
        }
        return due.size();
    }

    private List<Letter> take(Instant now) {
        return jdbi.withHandle(h -> h.createQuery("""
                        update oms_payment.outside_gateway_webhook set due_at = :again, tries = tries + 1 where id in (
                          select id from oms_payment.outside_gateway_webhook where due_at <= :now order by due_at limit :most for update skip locked)
                        returning id, merchant, key, tries""")
                .bind("now", now)
                .bind("again", now.plus(AGAIN))
                .bind("most", BATCH)
                .mapTo(Letter.class)
                .list());
    }

    private void send(Letter letter, Instant now) {
        books.decide(letter.key());
        webhooks.take(gateway.name(), gateway.signed(clock.instant(), body(letter)), body(letter));
        if (letter.tries() == 1 && faults.now().isTwice(letter.id())) delay(letter, now.plus(TWICE));
        else forget(letter);
    }

    private byte[] body(Letter letter) {
        try {
            return json.writeValueAsString(
                            Map.of("id", letter.id(), "type", "payment.changed", "data", Map.of("key", letter.key())))
                    .getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private void delay(Letter letter, Instant until) {
        jdbi.useHandle(
                h -> h.createUpdate("update oms_payment.outside_gateway_webhook set due_at = :until where id = :id")
                        .bind("until", until)
                        .bind("id", letter.id())
                        .execute());
    }

    private void forget(Letter letter) {
        jdbi.useHandle(h -> h.createUpdate("delete from oms_payment.outside_gateway_webhook where id = :id")
                .bind("id", letter.id())
                .execute());
    }
}
