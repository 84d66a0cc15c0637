package oms.payment;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import oms.money.Money;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** What people and programs read about payments: the sums come from the ledger, not from the payment's own columns. */
@Singleton
class PaymentViews {
    /** A line of the list of payments. */
    record Line(
            String id,
            String orderId,
            PaymentStatus status,
            Money amount,
            Money captured,
            Money refunded,
            @Nullable String card,
            Instant createdAt) {}

    /**
     * An operation that needs a look.
     *
     * @param needsPerson whether it was asked about so often that somebody should find out
     * @param again whether a person may have it tried again
     * @param nextStep what to do, in words
     */
    record Trouble(
            String orderId,
            PaymentView.Step step,
            boolean open,
            boolean needsPerson,
            boolean again,
            String what,
            String nextStep) {}

    private record PaymentRow(
            String id,
            String orderId,
            PaymentStatus status,
            long amountMinor,
            String currency,
            long capturedMinor,
            long refundedMinor,
            @Nullable String authorizationCode,
            @Nullable Instant expiresAt,
            @Nullable String cardLabel,
            @Nullable String declineCode,
            @Nullable String declineReason,
            Instant createdAt) {
        Money money(long minor) {
            return Money.of(minor, currency);
        }
    }

    private record EntryRow(String id, BookingKind kind, Instant bookedAt, String account, long amountMinor) {}

    private static final String PAYMENT = """
            select id, order_id, status, amount_minor, currency, captured_minor, refunded_minor, authorization_code, expires_at, card_label,
                   decline_code, decline_reason, created_at
              from oms_payment.payment
            """;

    private final Jdbi jdbi;

    PaymentViews(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    Optional<PaymentView> of(String merchant, String orderId) {
        return jdbi.withHandle(h -> h.createQuery(PAYMENT + "where order_id = :orderId and merchant = :merchant")
                        .bind("orderId", orderId)
                        .bind("merchant", merchant)
                        .mapTo(PaymentRow.class)
                        .findOne())
                .map(row -> view(row, operations(row.id()), entries(orderId)));
    }

    List<Line> latest(String merchant, @Nullable PaymentStatus status, @Nullable String before, int limit) {
        return jdbi.withHandle(h -> h.createQuery(PAYMENT + """
                         where merchant = :merchant and (cast(:status as text) is null or status = :status) and (cast(:before as text) is null or id < :before)
                         order by id desc limit :limit""")
                .bind("merchant", merchant)
                .bind("status", status == null ? null : status.name())
                .bind("before", before)
                .bind("limit", limit)
                .mapTo(PaymentRow.class)
                .map(r -> new Line(
                        r.id(),
                        r.orderId(),
                        r.status(),
                        r.money(r.amountMinor()),
                        r.money(r.capturedMinor()),
                        r.money(r.refundedMinor()),
                        r.cardLabel(),
                        r.createdAt()))
                .list());
    }

    /** Operations whose answer is overdue, that fail again and again, or that failed for good though somebody is owed money. */
    List<Trouble> troubles(String merchant, Instant now) {
        return jdbi.withHandle(h -> h.createQuery("select " + PaymentRepository.OPERATION + """
                          from oms_payment.operation o
                         where o.merchant = :merchant and (
                               o.status = 'FAILED' and o.kind in ('VOID', 'REFUND') and o.settled_at > :recently
                            or o.next_check_at is not null and (o.attempt > 1 or o.checks > 1 or o.status <> 'INITIATED'))
                         order by o.created_at limit 100""")
                .bind("merchant", merchant)
                .bind("recently", now.minus(Duration.ofDays(30)))
                .mapTo(Operation.class)
                .map(PaymentViews::trouble)
                .list());
    }

    static PaymentView.Step step(Operation o) {
        return new PaymentView.Step(
                o.id(),
                o.kind(),
                o.status(),
                o.amount(),
                o.shipmentId(),
                o.attempt(),
                o.answerCode(),
                o.answer(),
                o.reason(),
                o.requestedBy(),
                o.createdAt(),
                o.settledAt(),
                o.nextCheckAt());
    }

    static Trouble trouble(Operation o) {
        if (o.status().isOpen()) {
            var what = o.status() == OperationStatus.INITIATED
                    ? "Failed %d times: %s".formatted(o.attempt() - 1, o.answer())
                    : "The gateway has not said what became of it";
            return trouble(
                    o,
                    true,
                    what,
                    o.needsPerson()
                            ? "Ask the payment provider about the key " + o.idempotencyKey()
                                    + ", then say what became of it"
                            : "Nothing to do yet: it is asked again by itself");
        }
        var what = o.answer() == null ? "It failed" : o.answer();
        return switch (o.kind()) {
            case VOID -> trouble(o, true, what, "Try again; the hold lapses by itself in the end");
            case REFUND -> trouble(o, false, what, "Refund it another way, or order a new refund");
            case AUTHORIZE, CAPTURE, REAUTHORIZE ->
                trouble(o, false, what, "It is followed up by itself: see what is owed, and which holds lapse");
        };
    }

    private static Trouble trouble(Operation o, boolean again, String what, String nextStep) {
        return new Trouble(o.orderId(), step(o), o.status().isOpen(), o.needsPerson(), again, what, nextStep);
    }

    private List<Operation> operations(String paymentId) {
        return jdbi.withHandle(h -> h.createQuery("select " + PaymentRepository.OPERATION
                        + " from oms_payment.operation o where o.payment_id = :id order by o.created_at, o.id")
                .bind("id", paymentId)
                .mapTo(Operation.class)
                .list());
    }

    private List<EntryRow> entries(String orderId) {
        return jdbi.withHandle(h -> h.createQuery("""
                        select b.id, b.kind, b.booked_at, e.account, e.amount_minor
                          from oms_payment.booking b join oms_payment.entry e on e.booking_id = b.id
                         where b.order_id = :orderId order by b.booked_at, b.id, e.account""")
                .bind("orderId", orderId)
                .mapTo(EntryRow.class)
                .list());
    }

    private static PaymentView view(PaymentRow row, List<Operation> operations, List<EntryRow> entries) {
        return new PaymentView(
                row.id(),
                row.orderId(),
                row.status(),
                row.money(row.amountMinor()),
                row.money(sum(entries, null, "HOLD")),
                row.money(-sum(entries, BookingKind.CAPTURE, "SALES")),
                row.money(-sum(entries, BookingKind.VOID, "HOLD")),
                row.money(sum(entries, BookingKind.REFUND, "REFUNDS")),
                row.authorizationCode(),
                row.expiresAt(),
                row.cardLabel(),
                row.declineCode(),
                row.declineReason(),
                operations.stream().map(PaymentViews::step).toList(),
                bookings(row, entries));
    }

    private static long sum(List<EntryRow> entries, @Nullable BookingKind kind, String account) {
        return entries.stream()
                .filter(e -> e.account().equals(account) && (kind == null || e.kind() == kind))
                .mapToLong(EntryRow::amountMinor)
                .sum();
    }

    private static List<PaymentView.Booking> bookings(PaymentRow row, List<EntryRow> entries) {
        Map<String, PaymentView.Booking> bookings = new LinkedHashMap<>();
        for (var e : entries) {
            bookings.computeIfAbsent(
                            e.id(),
                            id -> new PaymentView.Booking(id, e.kind(), e.bookedAt(), new java.util.ArrayList<>()))
                    .entries()
                    .add(new PaymentView.Entry(e.account(), row.money(e.amountMinor())));
        }
        return List.copyOf(bookings.values());
    }
}
