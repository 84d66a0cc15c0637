package oms.payment;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.function.UnaryOperator;
import oms.payment.GatewayQuestions.Learnt;
import oms.web.NotFound;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Takes what the gateway tells by itself. A notice only says where to look: the gateway is asked, and its answer goes through the
 * same verb as every other. So repeats, any order, and notices about what is known already change nothing.
 */
@ApplicationScoped
class Webhooks {
    /** Gateways send a few kilobytes. */
    private static final int MOST_BYTES = 256 * 1024;

    private static final Duration KEPT = Duration.ofDays(30);

    private final Gateway gateway;
    private final GatewayQuestions questions;
    private final Jdbi jdbi;
    private final Clock clock;

    Webhooks(Gateway gateway, GatewayQuestions questions, Jdbi jdbi, Clock clock) {
        this.gateway = gateway;
        this.questions = questions;
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /**
     * @param name the gateway that the address says
     * @param headers gives a header by its name
     * @throws NotFound when another gateway is in use
     * @throws Notice.Refused unless the gateway signed it, just now
     */
    void take(String name, UnaryOperator<@Nullable String> headers, byte[] body) {
        if (!gateway.name().equals(name)) throw new NotFound("gateway");
        if (body.length == 0 || body.length > MOST_BYTES) throw new Notice.Refused();
        var notice = gateway.hear(headers, body);
        if (!isKnown(notice)) learn(notice);
    }

    private void learn(Notice notice) {
        var concerned = new ArrayList<Operation>();
        for (var found : questions.byKeys(notice.keys()).entrySet()) {
            if (questions.learn(found.getValue(), found.getKey()) == Learnt.NOTHING) return; // a repeat may do better
            concerned.add(found.getValue());
        }
        if (!concerned.isEmpty()) keep(notice, concerned);
    }

    private boolean isKnown(Notice notice) {
        return jdbi.withHandle(h -> h.createQuery(
                        "select exists (select 1 from oms_payment.notice where gateway = :gateway and event_id = :id)")
                .bind("gateway", gateway.name())
                .bind("id", notice.id())
                .mapTo(Boolean.class)
                .one());
    }

    private void keep(Notice notice, ArrayList<Operation> concerned) {
        jdbi.useHandle(h -> h.createUpdate("""
                        insert into oms_payment.notice (gateway, event_id, merchant, type, operations, received_at)
                        values (:gateway, :id, :merchant, :type, :operations, :now) on conflict do nothing""")
                .bind("gateway", gateway.name())
                .bind("id", notice.id())
                .bind("merchant", concerned.getFirst().merchant())
                .bind("type", notice.type())
                .bind(
                        "operations",
                        String.join(" ", concerned.stream().map(Operation::id).toList()))
                .bind("now", clock.instant())
                .execute());
    }

    /** Gateways repeat a notice for some days; afterwards nobody needs to know that it came. */
    void forget() {
        jdbi.useHandle(h -> h.createUpdate("delete from oms_payment.notice where received_at < :before")
                .bind("before", clock.instant().minus(KEPT))
                .execute());
    }
}
