package oms.payment;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import oms.money.Money;
import oms.payment.GatewayAnswer.Approved;
import oms.payment.GatewayAnswer.Declined;
import oms.payment.GatewayAnswer.NeverSeen;
import oms.payment.GatewayAnswer.NoAnswer;
import oms.payment.GatewayAnswer.NotSent;
import oms.payment.GatewayAnswer.Pending;
import org.jspecify.annotations.Nullable;

/**
 * One thing asked of the gateway. Answers only ever move it forward, in whatever order and however often they come:
 * INITIATED, UNKNOWN, PENDING, then SUCCEEDED or FAILED for good, except that what was given up as never sent, or as not
 * happened by a person's word, may turn out to have happened.
 *
 * @param attempt counts the keys used: a refusal is final for its key, so another try is another key
 * @param checks how often the gateway was asked what became of the present key
 * @param holdReference the hold that a capture, void or refund is about; null for what makes a hold
 * @param ofReplaced a void of one of two holds, the other of which stands
 * @param atHandOff a capture ordered when the shipment left, not when it arrived
 * @param giveBack the captured shipment came back: what is taken for it is refunded
 * @param refundId the refund it is a part of
 * @param silentAt when the gateway last did not answer; null once it has
 */
record Operation(
        String id,
        String merchant,
        String paymentId,
        String orderId,
        OperationKind kind,
        @Nullable String shipmentId,
        long amountMinor,
        String currency,
        OperationStatus status,
        String idempotencyKey,
        int attempt,
        int checks,
        @Nullable Instant nextCheckAt,
        @Nullable String gatewayReference,
        @Nullable String answerCode,
        @Nullable String answer,
        @Nullable String reason,
        String requestedBy,
        Instant createdAt,
        @Nullable Instant settledAt,
        @Nullable String holdReference,
        boolean ofReplaced,
        boolean atHandOff,
        boolean giveBack,
        @Nullable String refundId,
        @Nullable Instant silentAt) {

    /** The gateway never saw it and it is not sent any more. */
    static final String NEVER_SENT = "never_sent";
    /** A person found out that it did not happen. */
    static final String BY_HAND = "settled_by_hand";
    /** The hold lapsed before it could be taken from. */
    static final String HOLD_EXPIRED = "hold_expired";

    private static final List<Duration> PAUSES = List.of(
            Duration.ofSeconds(5),
            Duration.ofSeconds(15),
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(15),
            Duration.ofHours(1),
            Duration.ofHours(6),
            Duration.ofHours(24));

    /** After how many questions, or refusals, a person should look. */
    static final int PATIENCE = PAUSES.size();

    /** @return how long to wait before asking again; a day once a person should look */
    static Duration pause(int checks) {
        return PAUSES.get(Math.min(checks, PAUSES.size() - 1));
    }

    boolean needsPerson() {
        return status.isOpen() && (checks >= PATIENCE || attempt > PATIENCE);
    }

    Money amount() {
        return Money.of(amountMinor, currency);
    }

    /** @return whether it was settled as not happened on a word that the gateway may yet correct */
    boolean maybeHappened() {
        return status == OperationStatus.FAILED && (NEVER_SENT.equals(answerCode) || BY_HAND.equals(answerCode));
    }

    /**
     * @param key the key the answer is about; of an older one only that it happened is news
     * @return whether the answer tells anything that is not known already
     */
    boolean accepts(GatewayAnswer news, String key) {
        if (!key.equals(idempotencyKey) && !(news instanceof Approved)) return false;
        return switch (status) {
            case SUCCEEDED -> false;
            case FAILED -> maybeHappened() && news instanceof Approved;
            case INITIATED, UNKNOWN, PENDING -> true;
        };
    }

    /**
     * @param key the key the answer is about
     * @param holdEnds until when a refusal that is not for good is asked again, where it is about a hold; null for ever
     * @return this operation as it stands after the answer, which it {@link #accepts}
     */
    Operation after(GatewayAnswer news, String key, Instant now, @Nullable Instant holdEnds) {
        return switch (news) {
            case Approved yes -> named(key).settled(OperationStatus.SUCCEEDED, yes.reference(), yes.code(), null, now);
            case Declined no when no.again() && asksAgain(now, holdEnds) -> again(no.code(), no.words(), now, holdEnds);
            case Declined no -> settled(OperationStatus.FAILED, gatewayReference, no.code(), no.words(), now);
            case Pending held -> open(OperationStatus.PENDING, held.reference(), null, now, null);
            case NoAnswer nothing ->
                open(
                        status == OperationStatus.PENDING ? OperationStatus.PENDING : OperationStatus.UNKNOWN,
                        gatewayReference,
                        nothing.why(),
                        now,
                        now);
            case NotSent nothing -> open(status, gatewayReference, nothing.why(), now, now);
            case NeverSeen never ->
                settled(OperationStatus.FAILED, null, NEVER_SENT, "The payment provider could not be reached.", now);
        };
    }

    /** A hold that was refused is not asked for again by itself; captures and voids only as long as there is a hold. */
    private boolean asksAgain(Instant now, @Nullable Instant holdEnds) {
        return switch (kind) {
            case AUTHORIZE, REAUTHORIZE -> false;
            case CAPTURE, VOID -> holdEnds == null || now.isBefore(holdEnds);
            case REFUND -> true;
        };
    }

    /** @return this operation, to be asked again under a new key: later and later, the last time when the hold ends */
    Operation again(@Nullable String code, @Nullable String words, Instant now, @Nullable Instant holdEnds) {
        var next = now.plus(pause(attempt - 1));
        var capped = kind == OperationKind.CAPTURE && holdEnds != null && holdEnds.isBefore(next) ? holdEnds : next;
        return new Operation(
                id,
                merchant,
                paymentId,
                orderId,
                kind,
                shipmentId,
                amountMinor,
                currency,
                OperationStatus.INITIATED,
                key(id, attempt + 1),
                attempt + 1,
                0,
                capped,
                gatewayReference,
                code,
                words,
                reason,
                requestedBy,
                createdAt,
                null,
                holdReference,
                ofReplaced,
                atHandOff,
                giveBack,
                refundId,
                null);
    }

    static String key(String id, int attempt) {
        return id + "-" + attempt;
    }

    private Operation open(
            OperationStatus next,
            @Nullable String reference,
            @Nullable String words,
            Instant now,
            @Nullable Instant silentSince) {
        return with(next, idempotencyKey, now.plus(pause(checks)), reference, answerCode, words, null, silentSince);
    }

    private Operation named(String key) {
        return with(status, key, nextCheckAt, gatewayReference, answerCode, answer, settledAt, silentAt);
    }

    private Operation settled(
            OperationStatus next,
            @Nullable String reference,
            @Nullable String code,
            @Nullable String words,
            Instant now) {
        return with(next, idempotencyKey, null, reference, code, words, now, null);
    }

    private Operation with(
            OperationStatus status,
            String key,
            @Nullable Instant nextCheckAt,
            @Nullable String reference,
            @Nullable String code,
            @Nullable String words,
            @Nullable Instant settledAt,
            @Nullable Instant silentAt) {
        return new Operation(
                id,
                merchant,
                paymentId,
                orderId,
                kind,
                shipmentId,
                amountMinor,
                currency,
                status,
                key,
                attempt,
                checks,
                nextCheckAt,
                reference,
                code,
                words,
                reason,
                requestedBy,
                createdAt,
                settledAt,
                holdReference,
                ofReplaced,
                atHandOff,
                giveBack,
                refundId,
                silentAt);
    }
}
