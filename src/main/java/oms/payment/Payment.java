package oms.payment;

import static oms.payment.Amounts.Figure.AUTHORIZED;
import static oms.payment.Amounts.Figure.CAPTURED;
import static oms.payment.Amounts.Figure.CAPTURE_ORDERED;
import static oms.payment.Amounts.Figure.REAUTHORIZED;
import static oms.payment.Amounts.Figure.REFUNDED;
import static oms.payment.Amounts.Figure.REFUND_ORDERED;
import static oms.payment.Amounts.Figure.REPLACED;
import static oms.payment.Amounts.Figure.REPLACE_ORDERED;
import static oms.payment.Amounts.Figure.VOIDED;
import static oms.payment.Amounts.Figure.VOID_ORDERED;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import oms.money.Money;
import oms.payment.GatewayAnswer.Approved;
import oms.payment.PaymentEvent.AuthorizationExpiring;
import oms.payment.PaymentEvent.PaymentCaptured;
import oms.payment.PaymentEvent.PaymentReauthorized;
import oms.payment.PaymentEvent.PaymentRefunded;
import oms.payment.PaymentEvent.PaymentVoided;
import oms.payment.PaymentEvent.ReauthorizationFailed;
import oms.payment.PaymentEvent.ReceivableClosed;
import oms.payment.PaymentEvent.ReceivableOpened;
import org.jspecify.annotations.Nullable;

/** An order's money: how much is held, taken, given back. Its verbs keep the law, the table's CHECKs hold it once more. */
class Payment {
    /**
     * What is held at the gateway, and under which name.
     *
     * @param since when it was made
     */
    record Hold(
            String code,
            String reference,
            Instant since,
            Instant expiresAt,
            @Nullable String fingerprint,
            @Nullable String card) {
        static Hold of(Approved yes, Instant now) {
            return new Hold(yes.code(), yes.reference(), now, expiry(yes, now), yes.fingerprint(), yes.card());
        }

        /** @return whether nothing can be taken from it any more */
        boolean lapsed(Instant now) {
            return !now.isBefore(expiresAt);
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
    private int renewals;
    private @Nullable Instant nextRenewalAt;
    private long version;

    /**
     * As stored.
     *
     * @param renewals how often the hold was asked to be renewed
     * @param nextRenewalAt before when it is not asked again
     */
    record State(
            PaymentStatus status,
            Amounts amounts,
            @Nullable Hold hold,
            boolean orderEnded,
            @Nullable String declineCode,
            @Nullable String declineReason,
            @Nullable Instant expiryWarnedAt,
            int renewals,
            @Nullable Instant nextRenewalAt,
            long version) {
        static final State NEW =
                new State(PaymentStatus.PENDING, Amounts.NONE, null, false, null, null, null, 0, null, 0);
    }

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
        this.renewals = state.renewals;
        this.nextRenewalAt = state.nextRenewalAt;
        this.version = state.version;
    }

    State state() {
        return new State(
                status,
                amounts,
                hold,
                orderEnded,
                declineCode,
                declineReason,
                expiryWarnedAt,
                renewals,
                nextRenewalAt,
                version);
    }

    void authorized(Approved yes, Instant now) {
        become(PaymentStatus.AUTHORIZED);
        amounts = Amounts.of(Map.of(AUTHORIZED, yes.amount().minor()));
        hold = Hold.of(yes, now);
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
        add(CAPTURE_ORDERED, wanted.minor());
    }

    PaymentCaptured captured(Operation capture) {
        add(CAPTURED, capture.amountMinor());
        settleIfNothingIsHeld();
        return new PaymentCaptured(
                merchant, id, orderId, ++version, String.valueOf(capture.shipmentId()), capture.amount());
    }

    /** The claim on the hold goes; what was delivered for it is owed by the buyer from now on. */
    void captureFailed(Operation capture) {
        add(CAPTURE_ORDERED, -capture.amountMinor());
    }

    /** What was thought to have failed happened after all: its claim is laid again. */
    void claimAgain(Operation failed) {
        switch (failed.kind()) {
            case CAPTURE -> add(CAPTURE_ORDERED, failed.amountMinor());
            case REFUND -> add(REFUND_ORDERED, failed.amountMinor());
            case AUTHORIZE, VOID, REAUTHORIZE -> {} // they claim nothing, or their claim stayed
        }
    }

    ReceivableOpened owed(String receivableId, Operation capture) {
        return new ReceivableOpened(
                merchant, id, orderId, ++version, receivableId, String.valueOf(capture.shipmentId()), capture.amount());
    }

    ReceivableClosed owesNoMore(String receivableId, Money paid, String how) {
        return new ReceivableClosed(merchant, id, orderId, ++version, receivableId, paid, how);
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
                || amounts.of(CAPTURE_ORDERED) > amounts.of(CAPTURED)) return Optional.empty();
        var rest = amounts.rest();
        add(VOID_ORDERED, rest);
        return Optional.of(money(rest));
    }

    /** @return the news for the order's people; none where only one of two holds went */
    Optional<PaymentEvent> voided(Operation voiding) {
        add(voiding.ofReplaced() ? REPLACED : VOIDED, voiding.amountMinor());
        settleIfNothingIsHeld();
        if (voiding.ofReplaced()) return Optional.empty();
        return Optional.of(new PaymentVoided(merchant, id, orderId, ++version, voiding.amount()));
    }

    /** @throws RefundRefused when it is more than was captured and not refunded yet */
    void orderRefund(Money wanted) {
        if (same(wanted) > amounts.refundable())
            throw new RefundRefused(
                    "refund_above_captured",
                    "At most " + money(amounts.refundable()).text() + " of this order can be refunded");
        add(REFUND_ORDERED, wanted.minor());
    }

    PaymentRefunded refunded(Operation refund) {
        add(REFUNDED, refund.amountMinor());
        return new PaymentRefunded(
                merchant,
                id,
                orderId,
                ++version,
                refund.refundId() == null ? refund.id() : refund.refundId(),
                refund.amount());
    }

    /** The refund will not be: what it claimed can be refunded in another way. */
    void refundFailed(Money claimed) {
        add(REFUND_ORDERED, -claimed.minor());
    }

    /**
     * @param pause how long not to ask again by itself, should this fail
     * @return how much to hold anew; empty where there is nothing to renew, or something of it is on its way
     */
    Optional<Money> orderRenewal(Instant now, Duration pause) {
        if (status != PaymentStatus.AUTHORIZED || orderEnded || amounts.inFlight() || amounts.owing() == 0)
            return Optional.empty();
        renewals++;
        nextRenewalAt = now.plus(pause);
        return Optional.of(money(amounts.owing()));
    }

    /** What came of a renewal: the hold that is given back, and the news where the new one stands. */
    record Renewed(String givenBack, Optional<PaymentReauthorized> news) {}

    /**
     * A second hold was made. It takes the first one's place, unless what is held changed while the gateway was asked: then the
     * second one goes back, and whoever needs it asks again.
     */
    Renewed reauthorized(Operation renewal, Approved yes, Instant now) {
        var old = hold;
        var fits = status == PaymentStatus.AUTHORIZED
                && !orderEnded
                && !amounts.inFlight()
                && amounts.owing() == renewal.amountMinor()
                && yes.amount().minor() == renewal.amountMinor();
        add(REAUTHORIZED, renewal.amountMinor());
        add(REPLACE_ORDERED, renewal.amountMinor());
        if (!fits || old == null) return new Renewed(yes.reference(), Optional.empty());
        var next = Hold.of(yes, now);
        hold = next;
        expiryWarnedAt = null;
        renewals = 0;
        nextRenewalAt = null;
        var news = new PaymentReauthorized(merchant, id, orderId, ++version, renewal.amount(), next.expiresAt());
        return new Renewed(old.reference(), Optional.of(news));
    }

    Optional<PaymentEvent> reauthorizationFailed(Operation renewal) {
        if (orderEnded || hold == null) return Optional.empty();
        return Optional.of(new ReauthorizationFailed(
                merchant, id, orderId, ++version, renewal.amount(), hold.expiresAt(), renewals));
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

    @Nullable
    Hold hold() {
        return hold;
    }

    private void settleIfNothingIsHeld() {
        if (status == PaymentStatus.AUTHORIZED && orderEnded && amounts.held() == 0) become(PaymentStatus.SETTLED);
    }

    private void become(PaymentStatus next) {
        if (!status.canBecome(next))
            throw new IllegalStateException("Payment %s is %s and cannot become %s".formatted(id, status, next));
        status = next;
    }

    private void add(Amounts.Figure figure, long more) {
        amounts = amounts.plus(figure, more);
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
