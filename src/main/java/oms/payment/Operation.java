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
 * INITIATED, UNKNOWN, PENDING, then SUCCEEDED or FAILED for good, except that what was given up as never sent may turn out
 * to have happened.
 *
 * @param attempt counts the keys used: a refusal is final for its key, so another try is another key
 * @param checks how often the gateway was asked what became of it
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
        @Nullable Instant settledAt) {

    static final String NEVER_SENT = "never_sent";
    private static final List<Duration> PAUSES = List.of(
            Duration.ofSeconds(5),
            Duration.ofSeconds(15),
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(15),
            Duration.ofHours(1),
            Duration.ofHours(6),
            Duration.ofHours(24));

    /** @return how long to wait before asking again; a day once a person should look */
    static Duration pause(int checks) {
        return PAUSES.get(Math.min(checks, PAUSES.size() - 1));
    }

    boolean needsPerson() {
        return status.isOpen() && checks >= PAUSES.size();
    }

    Money amount() {
        return Money.of(amountMinor, currency);
    }

    /** @return whether the answer tells anything that is not known already */
    boolean accepts(GatewayAnswer news) {
        return switch (status) {
            case SUCCEEDED -> false;
            case FAILED -> NEVER_SENT.equals(answerCode) && news instanceof Approved;
            case INITIATED, UNKNOWN, PENDING -> true;
        };
    }

    /** @return this operation as it stands after the answer, which it {@link #accepts} */
    Operation after(GatewayAnswer news, Instant now) {
        return switch (news) {
            case Approved yes -> settled(OperationStatus.SUCCEEDED, yes.reference(), yes.code(), null, now);
            case Declined no when no.again() && kind != OperationKind.AUTHORIZE -> again(no.code(), no.words(), now);
            case Declined no -> settled(OperationStatus.FAILED, gatewayReference, no.code(), no.words(), now);
            case Pending held -> open(OperationStatus.PENDING, held.reference(), null, now);
            case NoAnswer nothing ->
                open(
                        status == OperationStatus.PENDING ? OperationStatus.PENDING : OperationStatus.UNKNOWN,
                        gatewayReference,
                        nothing.why(),
                        now);
            case NotSent nothing -> open(status, gatewayReference, nothing.why(), now);
            case NeverSeen never ->
                settled(OperationStatus.FAILED, null, NEVER_SENT, "The payment provider could not be reached.", now);
        };
    }

    /** @return this operation, to be asked again under a new key */
    Operation again(@Nullable String code, @Nullable String words, Instant now) {
        return with(
                OperationStatus.INITIATED,
                key(id, attempt + 1),
                attempt + 1,
                now.plus(pause(attempt - 1)),
                gatewayReference,
                code,
                words,
                null);
    }

    static String key(String id, int attempt) {
        return id + "-" + attempt;
    }

    private Operation open(OperationStatus next, @Nullable String reference, @Nullable String words, Instant now) {
        return with(next, idempotencyKey, attempt, now.plus(pause(checks)), reference, answerCode, words, null);
    }

    private Operation settled(
            OperationStatus next,
            @Nullable String reference,
            @Nullable String code,
            @Nullable String words,
            Instant now) {
        return with(next, idempotencyKey, attempt, null, reference, code, words, now);
    }

    private Operation with(
            OperationStatus status,
            String key,
            int attempt,
            @Nullable Instant nextCheckAt,
            @Nullable String reference,
            @Nullable String code,
            @Nullable String words,
            @Nullable Instant settledAt) {
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
                settledAt);
    }
}
