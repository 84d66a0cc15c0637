package oms.payment;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import oms.payment.Amounts.Figure;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/** Payments and the operations asked of the gateway. */
@Singleton
class PaymentRepository {
    static final String OPERATION = """
            o.id, o.merchant, o.payment_id, o.order_id, o.kind, o.shipment_id, o.amount_minor, o.currency, o.status, o.idempotency_key, o.attempt,
            o.checks, o.next_check_at, o.gateway_reference, o.answer_code, o.answer, o.reason, o.requested_by, o.created_at, o.settled_at,
            o.hold_reference, o.of_replaced, o.at_hand_off, o.give_back, o.refund_id, o.silent_at""";
    private static final String UPDATE_PAYMENT = """
            update oms_payment.payment set status = :status, authorized_minor = :AUTHORIZED, capture_ordered_minor = :CAPTURE_ORDERED,
              captured_minor = :CAPTURED, void_ordered_minor = :VOID_ORDERED, voided_minor = :VOIDED, refund_ordered_minor = :REFUND_ORDERED,
              refunded_minor = :REFUNDED, reauthorized_minor = :REAUTHORIZED, replace_ordered_minor = :REPLACE_ORDERED,
              replaced_minor = :REPLACED, authorization_code = :code, authorization_reference = :reference, hold_since = :since,
              expires_at = :expiresAt, card_fingerprint = :fingerprint, card_label = :card, order_ended = :orderEnded,
              decline_code = :declineCode, decline_reason = :declineReason, expiry_warned_at = :expiryWarnedAt, renewals = :renewals,
              next_renewal_at = :nextRenewalAt, version = :version, updated_at = :now
            where id = :id""";
    private static final String INSERT_OPERATION = """
            insert into oms_payment.operation (id, merchant, payment_id, order_id, kind, shipment_id, amount_minor, currency, status, idempotency_key,
                attempt, checks, next_check_at, claimed_until, reason, requested_by, created_at, hold_reference, of_replaced, at_hand_off, refund_id)
            values (:id, :merchant, :paymentId, :orderId, :kind, :shipmentId, :amountMinor, :currency, :status, :idempotencyKey,
                :attempt, :checks, :nextCheckAt, :claimedUntil, :reason, :requestedBy, :createdAt, :hold, :ofReplaced, :atHandOff, :refundId)""";

    /** A payment and one of its operations, both locked. */
    record Pair(Payment payment, Operation operation) {}

    private final Jdbi jdbi;
    private final Clock clock;

    PaymentRepository(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /**
     * Adds a payment and its authorisation, to be sent after the commit; one statement.
     *
     * @param claimedUntil until when nobody but the caller sends it; null for whoever comes first
     */
    void open(PaymentToken token, Operation authorization, @Nullable Instant claimedUntil) {
        jdbi.useHandle(h -> bindOperation(h.createUpdate("""
                                with p as (
                                  insert into oms_payment.payment (id, merchant, order_id, status, amount_minor, currency, token, customer, created_at, updated_at)
                                  values (:paymentId, :merchant, :orderId, 'PENDING', :amountMinor, :currency, :token, :customer, :createdAt, :createdAt))
                                """ + INSERT_OPERATION), authorization)
                .bind("token", token.token())
                .bind("customer", token.customer())
                .bindByType("claimedUntil", claimedUntil, Instant.class)
                .bind("nextCheckAt", claimedUntil == null ? authorization.nextCheckAt() : claimedUntil)
                .execute());
    }

    /** @return false when this shipment's capture was ordered before */
    boolean add(Operation operation) {
        return jdbi.withHandle(h -> bindOperation(
                                h.createUpdate(INSERT_OPERATION
                                        + " on conflict (shipment_id) where kind = 'CAPTURE' do nothing"),
                                operation)
                        .bindByType("claimedUntil", null, Instant.class)
                        .execute()
                == 1);
    }

    Optional<Payment> lock(String paymentId) {
        return jdbi.withHandle(h -> h.createQuery("select * from oms_payment.payment where id = :id for update")
                .bind("id", paymentId)
                .map((r, c) -> PaymentRow.payment(r, ""))
                .findOne());
    }

    /** Locks an operation with its payment; one statement, which reads both as they are once they are locked. */
    Optional<Pair> lockWithPayment(String operationId) {
        return jdbi.withHandle(h -> h.createQuery("select " + OPERATION + ", " + PaymentRow.PREFIXED + "\n" + """
                         from oms_payment.operation o join oms_payment.payment p on p.id = o.payment_id where o.id = :id for update of p, o""")
                .bind("id", operationId)
                .map((r, c) -> new Pair(
                        PaymentRow.payment(r, PaymentRow.PREFIX),
                        c.findRowMapperFor(Operation.class).orElseThrow().map(r, c)))
                .findOne());
    }

    /** The order's payment; asked by this module's reactions to the order's events, which name the merchant themselves. */
    Optional<Payment> lockOfOrder(String merchant, String orderId) {
        return jdbi.withHandle(h -> h.createQuery(
                        "select * from oms_payment.payment where order_id = :orderId and merchant = :merchant for update")
                .bind("orderId", orderId)
                .bind("merchant", merchant)
                .map((r, c) -> PaymentRow.payment(r, ""))
                .findOne());
    }

    void save(Payment payment) {
        jdbi.useHandle(h -> bindPayment(h.createUpdate(UPDATE_PAYMENT), payment).execute());
    }

    /** Saves a payment with the operation that changed it and what the ledger says about it; one statement. */
    void save(Payment payment, Operation operation, Optional<Posting> posting) {
        var posted = posting.orElse(Posting.NOTHING);
        jdbi.useHandle(h -> bindPayment(h.createUpdate("with p as (" + UPDATE_PAYMENT + """
                                ), o as (
                                  update oms_payment.operation set status = :oStatus, idempotency_key = :oKey, attempt = :oAttempt, checks = :oChecks,
                                    next_check_at = :oNext, claimed_until = null, gateway_reference = :oReference, answer_code = :oCode, answer = :oAnswer,
                                    settled_at = :oSettled, silent_at = :oSilent
                                  where id = :oId
                                ), b as (
                                  insert into oms_payment.booking (id, merchant, order_id, operation_id, kind, currency, booked_at)
                                  select :booking, :merchant, :orderId, :oId, :bKind, :currency, :now where cardinality(:accounts) > 0 returning id)
                                insert into oms_payment.entry (booking_id, merchant, order_id, account, amount_minor)
                                select b.id, :merchant, :orderId, e.account, e.amount from b, unnest(:accounts, :entries) as e(account, amount)"""), payment)
                .bind("oId", operation.id())
                .bind("bKind", posted.kind())
                .bind("oStatus", operation.status())
                .bind("oKey", operation.idempotencyKey())
                .bind("oAttempt", operation.attempt())
                .bind("oChecks", operation.checks())
                .bind("oNext", operation.nextCheckAt())
                .bind("oReference", operation.gatewayReference())
                .bind("oCode", operation.answerCode())
                .bind("oAnswer", operation.answer())
                .bind("oSettled", operation.settledAt())
                .bind("oSilent", operation.silentAt())
                .bind("booking", posted.id())
                .bindArray("accounts", String.class, (Object[]) posted.accounts())
                .bindArray("entries", Long.class, (Object[]) posted.amounts())
                .execute());
    }

    Optional<Operation> operation(String id) {
        return jdbi.withHandle(
                h -> h.createQuery("select " + OPERATION + " from oms_payment.operation o where o.id = :id")
                        .bind("id", id)
                        .mapTo(Operation.class)
                        .findOne());
    }

    Optional<Operation> authorization(String orderId) {
        return jdbi.withHandle(h -> h.createQuery("select " + OPERATION
                        + " from oms_payment.operation o where o.order_id = :orderId and o.kind = 'AUTHORIZE'")
                .bind("orderId", orderId)
                .mapTo(Operation.class)
                .findOne());
    }

    Optional<Operation> captureOf(String merchant, String shipmentId) {
        return jdbi.withHandle(h -> h.createQuery("select " + OPERATION + "\n" + """
                         from oms_payment.operation o where o.shipment_id = :shipment and o.merchant = :merchant and o.kind = 'CAPTURE'""")
                .bind("shipment", shipmentId)
                .bind("merchant", merchant)
                .mapTo(Operation.class)
                .findOne());
    }

    /** @return the captures that succeeded for shipments that came back */
    List<Operation> givenBack(String paymentId) {
        return jdbi.withHandle(h -> h.createQuery("select " + OPERATION + "\n" + """
                         from oms_payment.operation o
                        where o.payment_id = :payment and o.kind = 'CAPTURE' and o.give_back and o.status = 'SUCCEEDED'""")
                .bind("payment", paymentId)
                .mapTo(Operation.class)
                .list());
    }

    /** The captured shipment came back. */
    void giveBack(String captureId) {
        jdbi.useHandle(h -> h.createUpdate(
                        "update oms_payment.operation set give_back = true where id = :id and kind = 'CAPTURE'")
                .bind("id", captureId)
                .execute());
    }

    /** @param key any key the operation was ever sent under */
    Optional<Operation> byKey(String merchant, String key) {
        return jdbi.withHandle(h -> h.createQuery("select " + OPERATION + "\n" + """
                         from oms_payment.operation o where o.merchant = :merchant and (o.idempotency_key = :key or o.id = :id)""")
                .bind("merchant", merchant)
                .bind("key", key)
                .bind("id", key.replaceFirst("-[0-9]{1,6}$", ""))
                .mapTo(Operation.class)
                .findFirst());
    }

    /** @param reference the gateway's name for the operation, or for the hold it is about; an open one first, then the latest */
    Optional<Operation> byReference(String merchant, OperationKind kind, String reference) {
        return jdbi.withHandle(h -> h.createQuery("select " + OPERATION + "\n" + """
                         from oms_payment.operation o
                         where o.merchant = :merchant and o.kind = :kind and (o.gateway_reference = :reference or o.hold_reference = :reference)
                         order by o.gateway_reference = :reference desc nulls last, o.next_check_at is null, o.created_at desc limit 1""")
                .bind("merchant", merchant)
                .bind("kind", kind)
                .bind("reference", reference)
                .mapTo(Operation.class)
                .findOne());
    }

    private <S extends SqlStatement<S>> S bindPayment(S statement, Payment payment) {
        var state = payment.state();
        var hold = state.hold();
        for (var figure : Figure.values())
            statement.bind(figure.name(), state.amounts().of(figure));
        return statement
                .bind("id", payment.id)
                .bind("merchant", payment.merchant)
                .bind("orderId", payment.orderId)
                .bind("currency", payment.amount.currency())
                .bind("status", state.status())
                .bind("code", hold == null ? null : hold.code())
                .bind("reference", hold == null ? null : hold.reference())
                .bind("since", hold == null ? null : hold.since())
                .bind("expiresAt", hold == null ? null : hold.expiresAt())
                .bind("fingerprint", hold == null ? null : hold.fingerprint())
                .bind("card", hold == null ? null : hold.card())
                .bind("orderEnded", state.orderEnded())
                .bind("declineCode", state.declineCode())
                .bind("declineReason", state.declineReason())
                .bind("expiryWarnedAt", state.expiryWarnedAt())
                .bind("renewals", state.renewals())
                .bind("nextRenewalAt", state.nextRenewalAt())
                .bind("version", state.version())
                .bind("now", clock.instant());
    }

    private static <S extends SqlStatement<S>> S bindOperation(S statement, Operation operation) {
        return statement
                .bind("id", operation.id())
                .bind("merchant", operation.merchant())
                .bind("paymentId", operation.paymentId())
                .bind("orderId", operation.orderId())
                .bind("kind", operation.kind())
                .bind("shipmentId", operation.shipmentId())
                .bind("amountMinor", operation.amountMinor())
                .bind("currency", operation.currency())
                .bind("status", operation.status())
                .bind("idempotencyKey", operation.idempotencyKey())
                .bind("attempt", operation.attempt())
                .bind("checks", operation.checks())
                .bind("nextCheckAt", operation.nextCheckAt())
                .bind("reason", operation.reason())
                .bind("requestedBy", operation.requestedBy())
                .bind("createdAt", operation.createdAt())
                .bind("hold", operation.holdReference())
                .bind("ofReplaced", operation.ofReplaced())
                .bind("atHandOff", operation.atHandOff())
                .bind("refundId", operation.refundId());
    }
}
