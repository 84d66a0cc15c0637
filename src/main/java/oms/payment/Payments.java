package oms.payment;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import oms.Ids;
import oms.money.Money;
import oms.payment.OperationQueue.Claimed;
import oms.payment.PaymentOutcome.Result;
import org.jspecify.annotations.Nullable;

/** What other modules may ask about the buyer's money. */
@ApplicationScoped
public class Payments {
    private final PaymentRepository repository;
    private final PaymentViews views;
    private final Cashier cashier;
    private final Gateway gateway;
    private final HoldRepository holds;
    private final TermsBook terms;
    private final Clock clock;

    Payments(
            PaymentRepository repository,
            PaymentViews views,
            Cashier cashier,
            Gateway gateway,
            HoldRepository holds,
            TermsBook terms,
            Clock clock) {
        this.repository = repository;
        this.views = views;
        this.cashier = cashier;
        this.gateway = gateway;
        this.holds = holds;
        this.terms = terms;
        this.clock = clock;
    }

    /** @return what the gateway tells of the card behind a token; a call to the outside, so never inside a transaction */
    public CardDescription describe(PaymentToken token) {
        return gateway.describe(token);
    }

    /**
     * Records the intent to hold the order's total, in the order's transaction; {@link #authorize} sends it after the commit, or
     * the resolver, should the process die in between.
     *
     * @param key the idempotency key for the gateway, or null for one of our own; unique over all payments
     */
    @Transactional(TxType.MANDATORY)
    public void open(String merchant, String orderId, Money amount, PaymentToken token, @Nullable String key) {
        repository.open(token, authorization(merchant, orderId, amount, key), null);
    }

    /**
     * As {@link #open}, by somebody who sends it right after the commit with {@link #authorize(Intent)}: nobody else does until the
     * lease is over.
     */
    @Transactional(TxType.MANDATORY)
    public Intent intend(String merchant, String orderId, Money amount, PaymentToken token) {
        var authorization = authorization(merchant, orderId, amount, null);
        repository.open(token, authorization, cashier.leaseEnds());
        return new Intent(new Claimed(authorization, token, "", false));
    }

    private Operation authorization(String merchant, String orderId, Money amount, @Nullable String key) {
        return Operations.authorization(merchant, Ids.next("pay"), orderId, amount, key, clock.instant());
    }

    /** What {@link #intend} recorded and whoever holds this may send. */
    public static final class Intent {
        private final Claimed claimed;

        private Intent(Claimed claimed) {
            this.claimed = claimed;
        }
    }

    /**
     * Asks the gateway to hold the order's total and tells the order what came of it: authorised, or cancelled because the
     * payment was declined. Call it after the commit of {@link #open}, with no transaction open; calling again is harmless.
     *
     * @throws PaymentNotFound when nothing was opened for the order
     */
    public PaymentOutcome authorize(String orderId) {
        refuseInsideTransaction();
        return cashier.authorize(orderId)
                .map(result -> outcome(result.operation(), result.payment().orderEnded()))
                .orElseGet(() -> outcome(orderId));
    }

    /** As {@link #authorize(String)}, of what the caller recorded. */
    public PaymentOutcome authorize(Intent intent) {
        refuseInsideTransaction();
        var result = cashier.send(intent.claimed);
        return outcome(result.operation(), result.payment().orderEnded());
    }

    private static void refuseInsideTransaction() {
        if (QuarkusTransaction.isActive())
            throw new IllegalStateException("Authorising calls the gateway: not inside a transaction");
    }

    /**
     * The buyer has the shipment: orders its capture, unless that was ordered when it left. In the caller's transaction; at most
     * once for each shipment, never above the hold. The gateway is called right after the commit and until it is done.
     *
     * @throws CaptureRefused when nothing, or not enough, is held
     */
    @Transactional(TxType.MANDATORY)
    public void orderCapture(String merchant, String orderId, String shipmentId, Money amount) {
        orderCapture(merchant, orderId, shipmentId, amount, false);
    }

    /**
     * The shipment leaves the warehouse: orders its capture where the merchant takes the money then. Otherwise as
     * {@link #orderCapture}; a shipment that leaves once more is not captured once more.
     *
     * @throws CaptureRefused when nothing, or not enough, is held
     */
    @Transactional(TxType.MANDATORY)
    public void handedOff(String merchant, String orderId, String shipmentId, Money amount) {
        if (terms.of(merchant).captureAt() == CaptureMoment.HANDED_OFF)
            orderCapture(merchant, orderId, shipmentId, amount, true);
    }

    private void orderCapture(String merchant, String orderId, String shipmentId, Money amount, boolean atHandOff) {
        if (amount.isZero()) return;
        var payment = repository.lockOfOrder(merchant, orderId).orElseThrow(PaymentNotFound::new);
        var capture = Operations.capture(payment, shipmentId, amount, atHandOff, clock.instant());
        if (!repository.add(capture)) return;
        payment.orderCapture(amount);
        repository.save(payment);
        sendAfterCommit(capture);
    }

    /** @return whether the money for these orders' shipments is held for long enough that they may leave */
    public Coverage coverage(String merchant, Collection<String> orderIds) {
        return new Coverage(holds.covered(merchant, orderIds));
    }

    /** @return whether the order's money may be held although nobody knows: what was sent, or about to be, and not answered */
    public boolean mayHaveHappened(String orderId) {
        return repository
                .authorization(orderId)
                .map(Operation::status)
                .filter(status -> status == OperationStatus.INITIATED || status == OperationStatus.UNKNOWN)
                .isPresent();
    }

    /** @throws PaymentNotFound when this merchant has no such order */
    public PaymentView view(String merchant, String orderId) {
        return views.of(merchant, orderId).orElseThrow(PaymentNotFound::new);
    }

    /** The order is over: what is held and not owed goes back to the buyer, now or as soon as the gateway has answered. */
    @Transactional
    void end(String merchant, String orderId) {
        repository.lockOfOrder(merchant, orderId).ifPresent(payment -> {
            payment.end();
            var voiding = payment.orderVoid().map(rest -> Operations.voidOf(payment, rest, clock.instant()));
            repository.save(payment);
            voiding.ifPresent(repository::add);
            voiding.ifPresent(this::sendAfterCommit);
        });
    }

    private void sendAfterCommit(Operation operation) {
        cashier.sendAfterCommit(List.of(operation));
    }

    private PaymentOutcome outcome(String orderId) {
        var authorization = repository.authorization(orderId).orElseThrow(PaymentNotFound::new);
        var ended = QuarkusTransaction.requiringNew()
                .call(() ->
                        repository.lock(authorization.paymentId()).orElseThrow().orderEnded());
        return outcome(authorization, ended);
    }

    private static PaymentOutcome outcome(Operation authorization, boolean orderEnded) {
        return switch (authorization.status()) {
            case SUCCEEDED -> new PaymentOutcome(orderEnded ? Result.CANCELLED : Result.AUTHORIZED, null, null);
            case FAILED -> new PaymentOutcome(Result.DECLINED, authorization.answerCode(), authorization.answer());
            case INITIATED, PENDING, UNKNOWN ->
                new PaymentOutcome(
                        Result.PENDING, null, "We are waiting for your bank. Nothing to do; we will tell you.");
        };
    }
}
