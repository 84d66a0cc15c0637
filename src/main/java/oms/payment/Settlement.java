package oms.payment;

import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import oms.database.Retry;
import oms.events.Outbox;
import oms.order.Authorization;
import oms.order.Cancellation;
import oms.order.OrderStatus;
import oms.order.Orders;
import oms.payment.GatewayAnswer.Approved;
import oms.payment.GatewayAnswer.Declined;
import oms.payment.GatewayAnswer.NeverSeen;
import oms.payment.GatewayAnswer.NoAnswer;
import oms.payment.GatewayAnswer.NotSent;
import oms.payment.GatewayAnswer.Pending;
import oms.web.Problem;

/**
 * Where the gateway's facts become ours: one locked, monotone verb for answers, for what the gateway tells by itself, for what
 * the resolver finds and for what a person found out, in any order and however often. The order's row is locked before the
 * payment's, as everywhere.
 */
@ApplicationScoped
class Settlement {
    private static final String SELF = "payment";

    private final PaymentRepository repository;
    private final Orders orders;
    private final Outbox outbox;
    private final Consequences consequences;
    private final Clock clock;

    Settlement(PaymentRepository repository, Orders orders, Outbox outbox, Consequences consequences, Clock clock) {
        this.repository = repository;
        this.orders = orders;
        this.outbox = outbox;
        this.consequences = consequences;
        this.clock = clock;
    }

    /**
     * What came of it.
     *
     * @param followUps operations that must be sent now that this one is settled: the void of the rest
     */
    record Result(Operation operation, Payment payment, List<Operation> followUps) {}

    /** Applies an answer to the operation's present key, in a transaction of its own. */
    Result apply(Operation asked, GatewayAnswer news) {
        return apply(asked, asked.idempotencyKey(), news);
    }

    /** As {@link #apply(Operation, GatewayAnswer)}, of a key that may be an older one. */
    Result apply(Operation asked, String key, GatewayAnswer told) {
        var news = told instanceof Approved yes ? yes.until(Payment.expiry(yes, clock.instant())) : told;
        try {
            return inTransaction(asked, key, news, () -> tellOrder(asked, key, news));
        } catch (Problem refused) {
            // the order is not where we thought: it ended meanwhile, or it was told before
            return inTransaction(asked, key, news, () -> orderIsOver(asked, refused));
        }
    }

    private Result inTransaction(
            Operation asked, String key, GatewayAnswer news, java.util.function.BooleanSupplier orderOver) {
        try {
            return Retry.onConflict(() ->
                    QuarkusTransaction.requiringNew().call(() -> record(asked, key, news, orderOver.getAsBoolean())));
        } catch (Amounts.LawBroken impossible) {
            // what cannot be in our books shows as a difference to the gateway's: a person's to pursue
            Log.errorf(impossible, "The gateway told what cannot be of operation %s", asked.id());
            return QuarkusTransaction.requiringNew().call(() -> unchanged(asked));
        }
    }

    private Result unchanged(Operation asked) {
        var locked = repository.lockWithPayment(asked.id()).orElseThrow();
        return new Result(locked.operation(), locked.payment(), List.of());
    }

    /** @return whether the order is over, which it is not: else it would refuse */
    private boolean tellOrder(Operation asked, String key, GatewayAnswer news) {
        if (asked.kind() == OperationKind.REAUTHORIZE) orders.lock(asked.orderId());
        if (asked.kind() != OperationKind.AUTHORIZE || !asked.accepts(news, key)) return false;
        switch (news) {
            case Approved yes ->
                orders.authorized(
                        asked.orderId(),
                        new Authorization(yes.code(), yes.amount(), Payment.expiry(yes, clock.instant())));
            case Declined no -> declined(asked, no.words());
            case NeverSeen never ->
                declined(
                        asked,
                        "The payment could not be made: the payment provider did not answer. Nothing was charged.");
            case Pending later -> {}
            case NoAnswer nothing -> {}
            case NotSent nothing -> {}
        }
        return false;
    }

    private void declined(Operation asked, String words) {
        orders.cancel(
                asked.merchant(), asked.orderId(), new Cancellation(Cancellation.Cause.PAYMENT_DECLINED, words, SELF));
    }

    private boolean orderIsOver(Operation asked, Problem refused) {
        var status = orders.find(asked.orderId()).orElseThrow().status();
        if (status == OrderStatus.PENDING) throw refused;
        return status.isTerminal();
    }

    private Result record(Operation asked, String key, GatewayAnswer news, boolean orderOver) {
        var locked = repository.lockWithPayment(asked.id()).orElseThrow();
        var payment = locked.payment();
        var current = locked.operation();
        if (!current.accepts(news, key)) return new Result(current, payment, List.of());
        var now = clock.instant();
        var hold = payment.hold();
        var settled = current.after(news, key, now, hold == null ? null : hold.expiresAt());
        if (current.maybeHappened()) payment.claimAgain(current);
        var told = new ArrayList<PaymentEvent>();
        var followUps = new ArrayList<Operation>();
        if (orderOver) payment.end();
        change(payment, settled, news, told, followUps);
        payment.orderVoid().map(rest -> Operations.voidOf(payment, rest, now)).ifPresent(followUps::add);
        consequences.of(payment, current, settled, told, followUps, now);
        repository.save(payment, settled, Posting.of(settled));
        followUps.forEach(repository::add);
        told.forEach(outbox::publish);
        return new Result(settled, payment, followUps);
    }

    private void change(
            Payment payment,
            Operation settled,
            GatewayAnswer news,
            List<PaymentEvent> told,
            List<Operation> followUps) {
        switch (settled.status()) {
            case SUCCEEDED -> succeeded(payment, settled, (Approved) news, told, followUps);
            case FAILED -> failed(payment, settled, told);
            case INITIATED, PENDING, UNKNOWN -> {}
        }
    }

    private void succeeded(
            Payment payment, Operation settled, Approved yes, List<PaymentEvent> told, List<Operation> followUps) {
        var now = clock.instant();
        switch (settled.kind()) {
            case AUTHORIZE -> payment.authorized(yes, now);
            case REAUTHORIZE -> renewed(payment, settled, yes, told, followUps, now);
            case CAPTURE -> told.add(payment.captured(settled));
            case VOID -> payment.voided(settled).ifPresent(told::add);
            case REFUND -> told.add(payment.refunded(settled));
        }
    }

    private void renewed(
            Payment payment,
            Operation settled,
            Approved yes,
            List<PaymentEvent> told,
            List<Operation> followUps,
            Instant now) {
        var renewed = payment.reauthorized(settled, yes, now);
        followUps.add(Operations.voidOfReplaced(payment, renewed.givenBack(), settled.amount(), now));
        renewed.news().ifPresent(news -> {
            told.add(news);
            orders.reauthorized(settled.orderId(), new Authorization(yes.code(), yes.amount(), news.expiresAt()));
        });
    }

    private static void failed(Payment payment, Operation settled, List<PaymentEvent> told) {
        switch (settled.kind()) {
            case AUTHORIZE -> payment.declined(settled.answerCode(), settled.answer());
            case REAUTHORIZE -> payment.reauthorizationFailed(settled).ifPresent(told::add);
            case CAPTURE -> payment.captureFailed(settled);
            case REFUND -> payment.refundFailed(settled.amount());
            case VOID -> {} // still held and still to be given back: a person's to pursue
        }
    }
}
