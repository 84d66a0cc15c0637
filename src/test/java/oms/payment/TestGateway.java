package oms.payment;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.jdbi.v3.core.Jdbi;

/** What the simulated gateway has to tell by itself, written and signed by it, for tests that carry it over the network. */
@ApplicationScoped
public class TestGateway {
    public static final String SIGNATURE = "Simulated-Signature";
    public static final String ADDRESS = "/v1/payment-webhooks/simulated";

    /** One notice as it is sent. */
    public record Notice(String body, String signature) {}

    private final SimulatedGateway gateway;
    private final OutsideBooks books;
    private final Jdbi jdbi;
    private final Clock clock;

    TestGateway(SimulatedGateway gateway, OutsideBooks books, Jdbi jdbi, Clock clock) {
        this.gateway = gateway;
        this.books = books;
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /** @return a notice of each request of the merchant that ever arrived; what was pending is decided, as when it tells by itself */
    public List<Notice> notices(String merchant) {
        return keys(merchant).stream().map(this::notice).toList();
    }

    private List<String> keys(String merchant) {
        return jdbi.withHandle(h -> h.createQuery(
                        "select key from oms_payment.outside_gateway_request where merchant = :merchant and outcome <> 'LOST' order by received_at, key")
                .bind("merchant", merchant)
                .mapTo(String.class)
                .list());
    }

    private Notice notice(String key) {
        books.decide(key);
        var body = "{\"id\":\"whk_%s\",\"type\":\"payment.changed\",\"data\":{\"key\":\"%s\"}}".formatted(key, key);
        var headers = gateway.signed(clock.instant(), body.getBytes(StandardCharsets.UTF_8));
        return new Notice(body, Objects.requireNonNull(headers.apply(SIGNATURE)));
    }
}
