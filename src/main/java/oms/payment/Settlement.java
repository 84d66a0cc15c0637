package oms.payment;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
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
import org.jspecify.annotations.Nullable;

/**
 * Where the gateway's facts become ours: one locked, monotone verb for answers and for what the resolver finds, in any order
 * and however often. The order's row is locked before the payment's, as everywhere.
 */
@ApplicationScoped
class Settlement {
    private static final String SELF = "payment";

    private final PaymentRepository repository;
    private final Orders orders;
    private final Outbox outbox;
    private final Clock clock;

    Settlement(PaymentRepository repository, Orders orders, Outbox outbox, Clock clock) {
        this.repository = repository;
        this.orders = orders;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * What came of it.
     *
     * @param followUp an operation that must be sent now that this one is settled: the void of the rest
     */
    record Result(
            Operation operation, Payment payment, @Nullable String followUp) {}

    /** Applies an answer, in a transaction of its own. */
    Result apply(Operation asked, GatewayAnswer news) {
        try {
            return inTransaction(asked, news, () -> tellOrder(asked, news));
        } catch (Problem refused) {
            // the order is not where we thought: it ended meanwhile, or it was told before
            return inTransaction(asked, news, () -> orderIsOver(asked, refused));
        }
    }

    private Result inTransaction(Operation asked, GatewayAnswer news, java.util.function.BooleanSupplier orderOver) {
        return Retry.onConflict(
                () -> QuarkusTransaction.requiringNew().call(() -> record(asked, news, orderOver.getAsBoolean())));
    }

    /** @return whether the order is over, which it is not: else it would refuse */
    private boolean tellOrder(Operation asked, GatewayAnswer news) {
        if (asked.kind() != OperationKind.AUTHORIZE) return false;
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

    private Result record(Operation asked, GatewayAnswer news, boolean orderOver) {
        var locked = repository.lockWithPayment(asked.id()).orElseThrow();
        var payment = locked.payment();
        var current = locked.operation();
        if (!current.idempotencyKey().equals(asked.idempotencyKey()) || !current.accepts(news))
            return new Result(current, payment, null);
        var settled = current.after(news, clock.instant());
        var told = change(payment, settled, news);
        if (orderOver) payment.end();
        var voiding = payment.orderVoid().map(rest -> Operations.voidOf(payment, rest, clock.instant()));
        repository.save(payment, settled, Posting.of(settled));
        voiding.ifPresent(repository::add);
        told.ifPresent(outbox::publish);
        return new Result(settled, payment, voiding.map(Operation::id).orElse(null));
    }

    private Optional<PaymentEvent> change(Payment payment, Operation settled, GatewayAnswer news) {
        return switch (settled.status()) {
            case SUCCEEDED -> succeeded(payment, settled, (Approved) news);
            case FAILED -> {
                failed(payment, settled);
                yield Optional.empty();
            }
            case INITIATED, PENDING, UNKNOWN -> Optional.empty();
        };
    }

    private Optional<PaymentEvent> succeeded(Payment payment, Operation settled, Approved yes) {
        return switch (settled.kind()) {
            case AUTHORIZE -> {
                payment.authorized(yes, clock.instant());
                yield Optional.empty();
            }
            case CAPTURE -> Optional.of(payment.captured(settled));
            case VOID -> Optional.of(payment.voided(settled));
            case REFUND -> Optional.of(payment.refunded(settled));
        };
    }

    private static void failed(Payment payment, Operation settled) {
        switch (settled.kind()) {
            case AUTHORIZE -> payment.declined(settled.answerCode(), settled.answer());
            case CAPTURE -> payment.captureFailed(settled);
            case REFUND -> payment.refundFailed(settled);
            case VOID -> {} // still held and still to be given back: a person's to pursue
        }
    }
}
