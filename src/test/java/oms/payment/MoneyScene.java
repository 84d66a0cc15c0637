package oms.payment;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import oms.database.AfterCommit;
import org.jdbi.v3.core.Jdbi;

/** What tests of the money ask again and again. */
@ApplicationScoped
class MoneyScene {
    private final Payments payments;
    private final PaidOrders place;
    private final Resolver resolver;
    private final AfterCommit afterCommit;
    private final Jdbi jdbi;

    MoneyScene(Payments payments, PaidOrders place, Resolver resolver, AfterCommit afterCommit, Jdbi jdbi) {
        this.payments = payments;
        this.place = place;
        this.resolver = resolver;
        this.afterCommit = afterCommit;
        this.jdbi = jdbi;
    }

    /** @return an order of $50.00, captured whole */
    String captured(String merchant, String token) {
        var order = place.authorized(merchant, token);
        place.delivered(place.onTheRoad(order, 1).getFirst());
        return order;
    }

    /** The shipment leaves, as the warehouse has it. */
    void handedOff(String merchant, String order, String shipment, long cents) {
        QuarkusTransaction.requiringNew()
                .run(() -> payments.handedOff(merchant, order, shipment, PaidOrders.usd(cents)));
        place.settle();
    }

    void captureAtHandOff(String merchant) {
        jdbi.useHandle(h -> h.execute(
                "insert into oms_payment.terms (merchant, capture_at, renew_hours_before, changed_at, changed_by) values (?, 'HANDED_OFF', 36, now(), 'test')",
                merchant));
    }

    /** Waits until what was ordered is sent, and nothing else has happened yet. */
    void sent() {
        afterCommit.awaitIdle();
    }

    void resolve(Duration later) {
        ask(later);
        place.settle();
    }

    /** As {@link #resolve}, before anybody has heard of it. */
    void ask(Duration later) {
        resolver.resolveDue(Instant.now().plus(later));
    }

    PaymentView.Step step(String merchant, String order, OperationKind kind) {
        return payments.view(merchant, order).operations().stream()
                .filter(o -> o.kind() == kind)
                .reduce((a, b) -> b)
                .orElseThrow();
    }

    long times(String merchant, String order, OperationKind kind) {
        return payments.view(merchant, order).operations().stream()
                .filter(o -> o.kind() == kind)
                .count();
    }

    void sums(String merchant, String order, long held, long captured, long voided, long refunded) {
        var view = payments.view(merchant, order);
        assertThat(List.of(view.held(), view.captured(), view.voided(), view.refunded()))
                .as("%s", view)
                .containsExactly(
                        PaidOrders.usd(held),
                        PaidOrders.usd(captured),
                        PaidOrders.usd(voided),
                        PaidOrders.usd(refunded));
    }

    List<String> told(String merchant, String order) {
        return jdbi.withHandle(
                h -> h.createQuery("select type from oms_events.event where key = :key order by sequence")
                        .bind("key", payments.view(merchant, order).id())
                        .mapTo(String.class)
                        .list());
    }

    /** The hold is over at the gateway and in our books. */
    void lapse(String merchant, String order) {
        jdbi.useHandle(h -> {
            h.execute(
                    "update oms_payment.outside_gateway_request set expires_at = now() - interval '1 minute' where merchant = ? and operation = 'AUTHORIZE'",
                    merchant);
            h.execute(
                    "update oms_payment.payment set expires_at = now() - interval '1 minute' where order_id = ?",
                    order);
            h.execute(
                    "update oms_order.customer_order o set authorization_ends = p.expires_at from oms_payment.payment p where p.order_id = o.id and o.id = ?",
                    order);
        });
    }
}
