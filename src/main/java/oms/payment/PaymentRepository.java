package oms.payment;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** Payments and the operations asked of the gateway. */
@Singleton
class PaymentRepository {
    /** An operation this process may send now, with what the gateway must be told. */
    record Claimed(Operation operation, PaymentToken token, String hold, boolean orderEnded) {}

    static final String OPERATION = """
            o.id, o.merchant, o.payment_id, o.order_id, o.kind, o.shipment_id, o.amount_minor, o.currency, o.status, o.idempotency_key, o.attempt,
            o.checks, o.next_check_at, o.gateway_reference, o.answer_code, o.answer, o.reason, o.requested_by, o.created_at, o.settled_at""";
    private static final String CLAIMED = OPERATION + ", p.token, p.customer, p.authorization_reference, p.order_ended";
    private static final String UPDATE_PAYMENT = """
            update oms_payment.payment set status = :status, authorized_minor = :authorized, capture_ordered_minor = :captureOrdered,
              captured_minor = :captured, void_ordered_minor = :voidOrdered, voided_minor = :voided, refund_ordered_minor = :refundOrdered,
              refunded_minor = :refunded, authorization_code = :code, authorization_reference = :reference, expires_at = :expiresAt,
              card_fingerprint = :fingerprint, card_label = :card, order_ended = :orderEnded, decline_code = :declineCode,
              decline_reason = :declineReason, expiry_warned_at = :expiryWarnedAt, version = :version, updated_at = :now
            where id = :id""";

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

    private static final String INSERT_OPERATION = """
            insert into oms_payment.operation (id, merchant, payment_id, order_id, kind, shipment_id, amount_minor, currency, status, idempotency_key,
                attempt, checks, next_check_at, claimed_until, reason, requested_by, created_at)
            values (:id, :merchant, :paymentId, :orderId, :kind, :shipmentId, :amountMinor, :currency, :status, :idempotencyKey,
                :attempt, :checks, :nextCheckAt, :claimedUntil, :reason, :requestedBy, :createdAt)""";

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
                                  update oms_payment.operation set status = :oStatus, idempotency_key = :oKey, attempt = :oAttempt, next_check_at = :oNext,
                                    claimed_until = null, gateway_reference = :oReference, answer_code = :oCode, answer = :oAnswer, settled_at = :oSettled
                                  where id = :oId
                                ), b as (
                                  insert into oms_payment.booking (id, merchant, order_id, operation_id, kind, currency, booked_at)
                                  select :booking, :merchant, :orderId, :oId, :oKind, :currency, :now where cardinality(:accounts) > 0 returning id)
                                insert into oms_payment.entry (booking_id, merchant, order_id, account, amount_minor)
                                select b.id, :merchant, :orderId, e.account, e.amount from b, unnest(:accounts, :entries) as e(account, amount)"""), payment)
                .bind("oId", operation.id())
                .bind("oKind", operation.kind())
                .bind("oStatus", operation.status())
                .bind("oKey", operation.idempotencyKey())
                .bind("oAttempt", operation.attempt())
                .bind("oNext", operation.nextCheckAt())
                .bind("oReference", operation.gatewayReference())
                .bind("oCode", operation.answerCode())
                .bind("oAnswer", operation.answer())
                .bind("oSettled", operation.settledAt())
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

    /** Takes an operation for sending: nobody else sends it until the lease is over. */
    Optional<Claimed> claim(String operationId, Instant until) {
        return claim("o.id = :id", operationId, until);
    }

    /** As {@link #claim(String, Instant)}, the authorisation of an order. */
    Optional<Claimed> claimAuthorization(String orderId, Instant until) {
        return claim("o.order_id = :id and o.kind = 'AUTHORIZE'", orderId, until);
    }

    private Optional<Claimed> claim(String which, String id, Instant until) {
        return jdbi.withHandle(h -> h.createQuery("""
                        update oms_payment.operation o set claimed_until = :until, next_check_at = :until from oms_payment.payment p
                         where p.id = o.payment_id and %s and o.status = 'INITIATED' and (o.claimed_until is null or o.claimed_until < :now)
                         returning %s""".formatted(which, CLAIMED))
                .bind("id", id)
                .bind("until", until)
                .bind("now", clock.instant())
                .map((r, c) -> claimed(r, c))
                .findOne());
    }

    /** Takes what is due for a question to the gateway, of all merchants: the resolver serves them all. */
    List<Claimed> claimDue(Instant now, Instant until, int atMost) {
        return jdbi.withHandle(h -> h.createQuery("""
                        update oms_payment.operation o set claimed_until = :until, next_check_at = :until, checks = checks + 1 from oms_payment.payment p
                         where p.id = o.payment_id and o.id in (
                           select id from oms_payment.operation where next_check_at <= :now order by next_check_at limit :atMost for update skip locked)
                         returning %s""".formatted(CLAIMED))
                .bind("now", now)
                .bind("until", until)
                .bind("atMost", atMost)
                .map((r, c) -> claimed(r, c))
                .list());
    }

    /** Makes an open operation due now. */
    boolean hurry(String merchant, String operationId) {
        return jdbi.withHandle(h -> h.createUpdate("""
                        update oms_payment.operation set next_check_at = :now where id = :id and merchant = :merchant and next_check_at is not null""")
                        .bind("id", operationId)
                        .bind("merchant", merchant)
                        .bind("now", clock.instant())
                        .execute()
                == 1);
    }

    /** Holds of all merchants that lapse before the time and were not warned of. */
    List<String> expiringBefore(Instant time, int atMost) {
        return jdbi.withHandle(h -> h.createQuery("""
                        select id from oms_payment.payment
                         where status = 'AUTHORIZED' and expiry_warned_at is null and expires_at < :time order by expires_at limit :atMost""")
                .bind("time", time)
                .bind("atMost", atMost)
                .mapTo(String.class)
                .list());
    }

    private static Claimed claimed(ResultSet r, StatementContext c) throws SQLException {
        var operation = c.findRowMapperFor(Operation.class).orElseThrow().map(r, c);
        var hold = r.getString("authorization_reference");
        return new Claimed(
                operation,
                new PaymentToken(r.getString("token"), r.getString("customer")),
                hold == null ? "" : hold,
                r.getBoolean("order_ended"));
    }

    private <S extends SqlStatement<S>> S bindPayment(S statement, Payment payment) {
        var state = payment.state();
        var hold = state.hold();
        return statement
                .bind("id", payment.id)
                .bind("merchant", payment.merchant)
                .bind("orderId", payment.orderId)
                .bind("currency", payment.amount.currency())
                .bind("status", state.status())
                .bind("authorized", state.amounts().authorized())
                .bind("captureOrdered", state.amounts().captureOrdered())
                .bind("captured", state.amounts().captured())
                .bind("voidOrdered", state.amounts().voidOrdered())
                .bind("voided", state.amounts().voided())
                .bind("refundOrdered", state.amounts().refundOrdered())
                .bind("refunded", state.amounts().refunded())
                .bind("code", hold == null ? null : hold.code())
                .bind("reference", hold == null ? null : hold.reference())
                .bind("expiresAt", hold == null ? null : hold.expiresAt())
                .bind("fingerprint", hold == null ? null : hold.fingerprint())
                .bind("card", hold == null ? null : hold.card())
                .bind("orderEnded", state.orderEnded())
                .bind("declineCode", state.declineCode())
                .bind("declineReason", state.declineReason())
                .bind("expiryWarnedAt", state.expiryWarnedAt())
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
                .bind("createdAt", operation.createdAt());
    }
}
