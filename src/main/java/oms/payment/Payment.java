package oms.payment;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import oms.money.Money;
import oms.payment.GatewayAnswer.Approved;
import oms.payment.PaymentEvent.AuthorizationExpiring;
import oms.payment.PaymentEvent.PaymentCaptured;
import oms.payment.PaymentEvent.PaymentRefunded;
import oms.payment.PaymentEvent.PaymentVoided;
import org.jspecify.annotations.Nullable;

/** An order's money: how much is held, taken, given back. Its verbs keep the law, the table's CHECKs hold it once more. */
class Payment {
    /** What is held at the gateway, and under which name. */
    record Hold(
            String code,
            String reference,
            Instant expiresAt,
            @Nullable String fingerprint,
            @Nullable String card) {}

    /** All in minor units. Ordered amounts include what is done. */
    record Amounts(
            long authorized,
            long captureOrdered,
            long captured,
            long voidOrdered,
            long voided,
            long refundOrdered,
            long refunded) {
        static final Amounts NONE = new Amounts(0, 0, 0, 0, 0, 0, 0);

        /** @return what is held and nobody laid claim to */
        long rest() {
            return authorized - captureOrdered - voidOrdered;
        }

        /** @return what the buyer cannot spend at this moment */
        long held() {
            return authorized - captured - voided;
        }

        Amounts capturesOrdered(long more) {
            return new Amounts(
                    authorized, captureOrdered + more, captured, voidOrdered, voided, refundOrdered, refunded);
        }

        Amounts withCaptured(long more) {
            return new Amounts(
                    authorized, captureOrdered, captured + more, voidOrdered, voided, refundOrdered, refunded);
        }

        Amounts voidsOrdered(long more) {
            return new Amounts(
                    authorized, captureOrdered, captured, voidOrdered + more, voided, refundOrdered, refunded);
        }

        Amounts withVoided(long more) {
            return new Amounts(
                    authorized, captureOrdered, captured, voidOrdered, voided + more, refundOrdered, refunded);
        }

        Amounts refundsOrdered(long more) {
            return new Amounts(
                    authorized, captureOrdered, captured, voidOrdered, voided, refundOrdered + more, refunded);
        }

        Amounts withRefunded(long more) {
            return new Amounts(
                    authorized, captureOrdered, captured, voidOrdered, voided, refundOrdered, refunded + more);
        }
    }

    final String id;
    final String merchant;
    final String orderId;
    final Money amount;
    final PaymentToken token;
    private PaymentStatus status;
    private Amounts amounts;
    private @Nullable Hold hold;
    private boolean orderEnded;
    private @Nullable String declineCode;
    private @Nullable String declineReason;
    private @Nullable Instant expiryWarnedAt;
    private long version;

    /** As stored. */
    record State(
            PaymentStatus status,
            Amounts amounts,
            @Nullable Hold hold,
            boolean orderEnded,
            @Nullable String declineCode,
            @Nullable String declineReason,
            @Nullable Instant expiryWarnedAt,
            long version) {}

    Payment(String id, String merchant, String orderId, Money amount, PaymentToken token, State state) {
        this.id = id;
        this.merchant = merchant;
        this.orderId = orderId;
        this.amount = amount;
        this.token = token;
        this.status = state.status;
        this.amounts = state.amounts;
        this.hold = state.hold;
        this.orderEnded = state.orderEnded;
        this.declineCode = state.declineCode;
        this.declineReason = state.declineReason;
        this.expiryWarnedAt = state.expiryWarnedAt;
        this.version = state.version;
    }

    State state() {
        return new State(status, amounts, hold, orderEnded, declineCode, declineReason, expiryWarnedAt, version);
    }

    void authorized(Approved yes, Instant now) {
        become(PaymentStatus.AUTHORIZED);
        amounts = new Amounts(yes.amount().minor(), 0, 0, 0, 0, 0, 0);
        hold = new Hold(yes.code(), yes.reference(), expiry(yes, now), yes.fingerprint(), yes.card());
        declineCode = null;
        declineReason = null;
    }

    /** @return when the hold lapses; a gateway that does not say is taken to hold for a week, the shortest of the card schemes */
    static Instant expiry(Approved yes, Instant now) {
        return yes.expiresAt() == null ? now.plus(Duration.ofDays(7)) : yes.expiresAt();
    }

    void declined(@Nullable String code, @Nullable String words) {
        become(PaymentStatus.DECLINED);
        declineCode = code;
        declineReason = words;
    }

    /** @throws CaptureRefused when nothing is held, or not enough */
    void orderCapture(Money wanted) {
        if (status != PaymentStatus.AUTHORIZED || orderEnded)
            throw new CaptureRefused("not_held", "Nothing is held for order " + orderId + " any more");
        if (same(wanted) > amounts.rest())
            throw new CaptureRefused("capture_above_hold", "More than is held for order " + orderId);
        amounts = amounts.capturesOrdered(wanted.minor());
    }

    PaymentCaptured captured(Operation capture) {
        amounts = amounts.withCaptured(capture.amountMinor());
        settleIfNothingIsHeld();
        return new PaymentCaptured(
                merchant, id, orderId, ++version, String.valueOf(capture.shipmentId()), capture.amount());
    }

    /** A lapsed hold holds nothing: the claim on it goes. Any other failure leaves the claim, for a person to pursue. */
    void captureFailed(Operation capture) {
        if ("hold_expired".equals(capture.answerCode())) amounts = amounts.capturesOrdered(-capture.amountMinor());
    }

    /** The order is over: what is held and not owed goes back. */
    void end() {
        orderEnded = true;
        settleIfNothingIsHeld();
    }

    /** @return what to void now; empty while the order lives or a capture is on its way */
    Optional<Money> orderVoid() {
        if (!orderEnded
                || status != PaymentStatus.AUTHORIZED
                || amounts.rest() <= 0
                || amounts.captureOrdered() > amounts.captured()) return Optional.empty();
        var rest = amounts.rest();
        amounts = amounts.voidsOrdered(rest);
        return Optional.of(money(rest));
    }

    PaymentVoided voided(Operation voiding) {
        amounts = amounts.withVoided(voiding.amountMinor());
        settleIfNothingIsHeld();
        return new PaymentVoided(merchant, id, orderId, ++version, voiding.amount());
    }

    /** @throws RefundRefused when it is more than was captured and not refunded yet */
    void orderRefund(Money wanted) {
        var left = amounts.captured() - amounts.refundOrdered();
        if (same(wanted) > left)
            throw new RefundRefused(
                    "refund_above_captured", "At most " + money(left).text() + " of this order can be refunded");
        amounts = amounts.refundsOrdered(wanted.minor());
    }

    PaymentRefunded refunded(Operation refund) {
        amounts = amounts.withRefunded(refund.amountMinor());
        return new PaymentRefunded(merchant, id, orderId, ++version, refund.id(), refund.amount());
    }

    void refundFailed(Operation refund) {
        amounts = amounts.refundsOrdered(-refund.amountMinor());
    }

    /** @return the warning, the first time it is asked for a live hold */
    Optional<AuthorizationExpiring> warnOfExpiry(Instant now) {
        if (hold == null || expiryWarnedAt != null || status != PaymentStatus.AUTHORIZED) return Optional.empty();
        expiryWarnedAt = now;
        return Optional.of(
                new AuthorizationExpiring(merchant, id, orderId, ++version, money(amounts.held()), hold.expiresAt()));
    }

    boolean orderEnded() {
        return orderEnded;
    }

    private void settleIfNothingIsHeld() {
        if (status == PaymentStatus.AUTHORIZED && orderEnded && amounts.held() == 0) become(PaymentStatus.SETTLED);
    }

    private void become(PaymentStatus next) {
        if (!status.canBecome(next))
            throw new IllegalStateException("Payment %s is %s and cannot become %s".formatted(id, status, next));
        status = next;
    }

    private long same(Money wanted) {
        if (!wanted.currency().equals(amount.currency()))
            throw new RefundRefused("wrong_currency", "This order was paid in " + amount.currency());
        return wanted.minor();
    }

    private Money money(long minor) {
        return Money.of(minor, amount.currency());
    }
}
