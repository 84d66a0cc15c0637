package oms.fraud;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import oms.identity.Audit;
import oms.identity.Caller;
import oms.order.Cancellation;
import oms.order.FraudVerdict;
import oms.order.OrderStatus;
import oms.order.OrderView;
import oms.order.Orders;
import oms.web.Conflict;

/** What people decide on doubtful orders. The order's row is locked first, so of two decisions one wins. */
@ApplicationScoped
class Reviews {
    private static final int BATCH = 100;

    private final Orders orders;
    private final Assessments assessments;
    private final Lists lists;
    private final Labels labels;
    private final Policies policies;
    private final Audit audit;
    private final Clock clock;

    Reviews(
            Orders orders,
            Assessments assessments,
            Lists lists,
            Labels labels,
            Policies policies,
            Audit audit,
            Clock clock) {
        this.orders = orders;
        this.assessments = assessments;
        this.lists = lists;
        this.labels = labels;
        this.policies = policies;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * @throws Conflict when it was decided before, the deadline has passed or the order was cancelled
     * @throws AssessmentNotFound when this merchant has no such review
     */
    @Transactional
    FraudView approve(Caller by, String orderId, String reason) {
        orders.approved(orderId, decide(by, orderId, ReviewState.APPROVED, reason));
        return view(by.merchant(), orderId);
    }

    /**
     * @param block what of this order is to be blocked from now on
     * @throws Conflict as {@link #approve}
     */
    @Transactional
    FraudView reject(Caller by, String orderId, String reason, Set<ListedKind> block) {
        var verdict = decide(by, orderId, ReviewState.REJECTED, reason);
        block.stream()
                .sorted()
                .forEach(kind -> lists.add(by, orderId, kind, new Lists.Terms(Lists.Side.BLOCK, reason, null)));
        orders.rejected(orderId, verdict);
        return view(by.merchant(), orderId);
    }

    FraudView view(String merchant, String orderId) {
        return assessments.find(merchant, orderId).orElseThrow(AssessmentNotFound::new);
    }

    /** The order ended by another way. */
    void withdraw(String merchant, String orderId) {
        assessments.close(
                merchant, orderId, ReviewState.WITHDRAWN, "The order was cancelled", "order", clock.instant());
    }

    /** Ends what nobody decided in time as the shop has settled; each order in its own transaction. */
    void expire(Instant now) {
        for (var orderId : assessments.overdue(now, BATCH))
            QuarkusTransaction.requiringNew().run(() -> expire(orderId, now));
    }

    private void expire(String orderId, Instant now) {
        var order = orders.lock(orderId);
        var assessed = view(order.merchant(), orderId);
        var waits = order.status() == OrderStatus.MANUAL_REVIEW;
        var ending = waits ? policies.of(order.merchant()).ending(assessed.score()) : ReviewState.EXPIRED;
        var reason = "Nobody decided in time" + (ending == ReviewState.EXPIRED ? "" : "; settled for this by the shop");
        var ours = assessments.close(order.merchant(), orderId, ending, reason, "fraud", now);
        if (!ours || !waits) return;
        var verdict = new FraudVerdict(assessed.score().doubleValue(), reason, "fraud");
        switch (ending) {
            case APPROVED -> orders.approved(orderId, verdict);
            case REJECTED -> orders.rejected(orderId, verdict);
            case OPEN, EXPIRED, WITHDRAWN ->
                orders.cancel(
                        order.merchant(),
                        orderId,
                        new Cancellation(
                                Cancellation.Cause.REVIEW_EXPIRED, "Nobody decided its fraud review in time", "fraud"));
        }
    }

    private FraudVerdict decide(Caller by, String orderId, ReviewState decision, String reason) {
        var order = find(by.merchant(), orderId);
        var assessed = view(by.merchant(), orderId);
        var review = Optional.ofNullable(assessed.review()).orElseThrow(AssessmentNotFound::new);
        if (order.status() == OrderStatus.CANCELLED)
            throw new Conflict(
                    "order_cancelled", "Order %s was cancelled; there is nothing to decide".formatted(order.number()));
        if (review.state() != ReviewState.OPEN)
            throw new Conflict(
                    "review_decided",
                    "Order %s was %s by %s already"
                            .formatted(
                                    order.number(),
                                    review.state().name().toLowerCase(Locale.ROOT),
                                    review.decidedBy()));
        if (!clock.instant().isBefore(review.deadline()))
            throw new Conflict(
                    "review_expired", "The review of order %s ended at its deadline".formatted(order.number()));
        var now = clock.instant();
        assessments.close(by.merchant(), orderId, decision, reason, by.name(), now);
        labels.set(
                new Labels.Said(by.merchant(), orderId, Labels.Source.REVIEW, reason, by.name()),
                decision == ReviewState.REJECTED);
        audit.record(by, "fraud." + decision.name().toLowerCase(Locale.ROOT), order.number() + ": " + reason);
        return new FraudVerdict(assessed.score().doubleValue(), reason, by.name());
    }

    /** Locks the order only once it is known to be the merchant's own. */
    private OrderView find(String merchant, String orderId) {
        view(merchant, orderId);
        return orders.lock(orderId);
    }
}
