package oms.identity;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** Tokens that open one order to its shopper: 256 random bits, kept as a hash, valid for a while after the order. */
@ApplicationScoped
public class OrderTokens {
    private final Jdbi jdbi;
    private final Clock clock;
    private final IdentitySettings settings;

    OrderTokens(Jdbi jdbi, Clock clock, IdentitySettings settings) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.settings = settings;
    }

    /** @return a token, in the running transaction where there is one; shown as {@code Authorization: Bearer}; one statement */
    public String issue(String merchant, String orderId) {
        var token = Secrets.next(Secrets.ORDER);
        jdbi.useHandle(h -> h.createUpdate("""
                        insert into oms_identity.order_tokens (hash, merchant, order_id, expires_at)
                        values (:hash, :merchant, :order, :expires)""")
                .bind("hash", Secrets.hash(token))
                .bind("merchant", merchant)
                .bind("order", orderId)
                .bind("expires", clock.instant().plus(settings.orderTokenLifetime()))
                .execute());
        return token;
    }

    /** What a token opens. */
    public record Opened(String merchant, String orderId) {}

    /** @return the order that the token opens; empty for one that is unknown or has expired, at the cost of one look-up either way */
    public Optional<Opened> find(String token) {
        return jdbi.withHandle(h -> h.createQuery(
                        "select merchant, order_id from oms_identity.order_tokens where hash = :hash and expires_at > :now")
                .bind("hash", Secrets.hash(token))
                .bind("now", clock.instant())
                .mapTo(Opened.class)
                .findOne());
    }
}
