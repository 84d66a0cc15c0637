package oms.payment;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import oms.money.Money;
import oms.payment.Refund.Part;
import oms.payment.Refund.Requester;
import oms.payment.Refund.Status;
import oms.payment.RefundPrices.Line;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Refunds, what they are for, and how much of each line was refunded. The payment is locked by whoever writes. */
@Singleton
class RefundRepository {
    /** What one hold brought and still has. */
    record Room(String hold, long minor) {}

    private record Row(
            String id,
            String merchant,
            String paymentId,
            String orderId,
            long amountMinor,
            String currency,
            Status status,
            String reason,
            String requestedBy,
            String requestedById,
            Instant requestedAt,
            @Nullable String decidedBy,
            @Nullable Instant decidedAt,
            @Nullable String decision) {
        Refund with(List<Part> parts) {
            return new Refund(
                    id,
                    merchant,
                    paymentId,
                    orderId,
                    Money.of(amountMinor, currency),
                    status,
                    reason,
                    new Requester(requestedById, requestedBy),
                    requestedAt,
                    decidedBy,
                    decidedAt,
                    decision,
                    parts);
        }
    }

    private record PartRow(String refundId, int lineNo, int quantity, long amountMinor) {}

    private static final String COLUMNS = """
            id, merchant, payment_id, order_id, amount_minor, currency, status, reason, requested_by, requested_by_id, requested_at,
            decided_by, decided_at, decision""";

    private final Jdbi jdbi;

    RefundRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    void add(Refund refund) {
        jdbi.useHandle(h -> {
            h.createUpdate("""
                            insert into oms_payment.refund (id, merchant, payment_id, order_id, amount_minor, currency, status, reason,
                              requested_by, requested_by_id, requested_at)
                            values (:id, :merchant, :payment, :order, :amount, :currency, :status, :reason, :by, :byId, :at)""")
                    .bind("id", refund.id())
                    .bind("merchant", refund.merchant())
                    .bind("payment", refund.paymentId())
                    .bind("order", refund.orderId())
                    .bind("amount", refund.amount().minor())
                    .bind("currency", refund.amount().currency())
                    .bind("status", refund.status())
                    .bind("reason", refund.reason())
                    .bind("by", refund.requestedBy().name())
                    .bind("byId", refund.requestedBy().id())
                    .bind("at", refund.requestedAt())
                    .execute();
            var batch = h.prepareBatch("""
                    insert into oms_payment.refund_part (refund_id, line_no, merchant, quantity, amount_minor)
                    values (:refund, :line, :merchant, :quantity, :amount)""");
            for (var part : refund.parts())
                batch.bind("refund", refund.id())
                        .bind("line", part.lineNo())
                        .bind("merchant", refund.merchant())
                        .bind("quantity", part.quantity())
                        .bind("amount", part.amount().minor())
                        .add();
            batch.execute();
        });
        count(refund, 1);
    }

    /** @return the lines as they stand, written down from the shares where they were not before */
    List<Line> lines(Payment payment, List<Shares.Share> shares) {
        return jdbi.withHandle(h -> {
            var batch = h.prepareBatch("""
                    insert into oms_payment.refundable (payment_id, line_no, merchant, quantity, amount_minor)
                    values (:payment, :line, :merchant, :quantity, :amount) on conflict do nothing""");
            for (var share : shares)
                batch.bind("payment", payment.id)
                        .bind("line", share.lineNo())
                        .bind("merchant", payment.merchant)
                        .bind("quantity", share.quantity())
                        .bind("amount", share.minor())
                        .add();
            batch.execute();
            return h.createQuery("""
                            select line_no, quantity, amount_minor, refunded_quantity, refunded_minor from oms_payment.refundable
                             where payment_id = :payment order by line_no""")
                    .bind("payment", payment.id)
                    .mapTo(Line.class)
                    .list();
        });
    }

    /** Counts a refund's pieces as refunded (1), or not any more (-1). */
    void count(Refund refund, int sign) {
        jdbi.useHandle(h -> h.createUpdate("""
                        update oms_payment.refundable r set refunded_quantity = r.refunded_quantity + :sign * x.quantity,
                               refunded_minor = r.refunded_minor + :sign * x.amount_minor
                          from oms_payment.refund_part x where x.refund_id = :refund and r.payment_id = :payment and r.line_no = x.line_no""")
                .bind("sign", sign)
                .bind("refund", refund.id())
                .bind("payment", refund.paymentId())
                .execute());
    }

    void status(String refundId, Status status) {
        jdbi.useHandle(h -> h.createUpdate("update oms_payment.refund set status = :status where id = :id")
                .bind("status", status)
                .bind("id", refundId)
                .execute());
    }

    /** @param by the second person */
    void decide(String refundId, Status status, Requester by, @Nullable String why, Instant at) {
        jdbi.useHandle(h -> h.createUpdate("""
                        update oms_payment.refund set status = :status, decided_by = :by, decided_by_id = :byId, decided_at = :at, decision = :why
                         where id = :id and status = 'WAITING'""")
                .bind("status", status)
                .bind("by", by.name())
                .bind("byId", by.id())
                .bind("at", at)
                .bind("why", why)
                .bind("id", refundId)
                .execute());
    }

    Optional<Refund> find(String refundId) {
        return refunds("id = :id", refundId, "", 1, null).stream().findFirst();
    }

    Optional<Refund> find(String merchant, String refundId) {
        return find(refundId).filter(refund -> refund.merchant().equals(merchant));
    }

    List<Refund> ofOrder(String merchant, String orderId) {
        return refunds("order_id = :id and merchant = :merchant", orderId, merchant, 200, null);
    }

    /** Newest first. */
    List<Refund> of(String merchant, @Nullable Status status, @Nullable String before, int limit) {
        return refunds(
                "merchant = :merchant and (:status = '' or status = :status) and (:id = '' or id < :id)",
                before == null ? "" : before,
                merchant,
                limit,
                status);
    }

    private List<Refund> refunds(String where, String id, String merchant, int limit, @Nullable Status status) {
        return jdbi.withHandle(h -> {
            var rows = h.createQuery("select " + COLUMNS + " from oms_payment.refund where " + where
                            + " order by id desc limit :limit")
                    .bind("id", id)
                    .bind("merchant", merchant)
                    .bind("status", status == null ? "" : status.name())
                    .bind("limit", limit)
                    .mapTo(Row.class)
                    .list();
            var parts = h
                    .createQuery(
                            "select refund_id, line_no, quantity, amount_minor from oms_payment.refund_part where refund_id = any(:ids) order by line_no")
                    .bindArray("ids", String.class, rows.stream().map(Row::id).toArray())
                    .mapTo(PartRow.class)
                    .list()
                    .stream()
                    .collect(Collectors.groupingBy(PartRow::refundId));
            return rows.stream()
                    .map(row -> row.with(parts(parts.getOrDefault(row.id(), List.of()), row.currency())))
                    .toList();
        });
    }

    private static List<Part> parts(Collection<PartRow> rows, String currency) {
        return rows.stream()
                .map(row -> new Part(row.lineNo(), row.quantity(), Money.of(row.amountMinor(), currency)))
                .toList();
    }

    /**
     * @param taken a capture that has succeeded, also where that is not written down yet
     * @return by hold, what was taken from it and is not being refunded; the oldest first
     */
    List<Room> rooms(String paymentId, String taken) {
        return jdbi.withHandle(h -> h.createQuery("""
                        select hold_reference as hold, sum(case kind when 'CAPTURE' then amount_minor else -amount_minor end)::bigint as minor
                          from oms_payment.operation
                         where payment_id = :payment and hold_reference is not null and (kind = 'CAPTURE' and (status = 'SUCCEEDED' or id = :taken) or kind = 'REFUND' and status <> 'FAILED')
                         group by hold_reference order by min(created_at), hold_reference""")
                .bind("payment", paymentId)
                .bind("taken", taken)
                .mapTo(Room.class)
                .list());
    }

    /** @return how the refund's operations stand, but for one */
    List<OperationStatus> others(String refundId, String operationId) {
        return jdbi.withHandle(h -> h.createQuery(
                        "select status from oms_payment.operation where refund_id = :refund and id <> :operation")
                .bind("refund", refundId)
                .bind("operation", operationId)
                .mapTo(OperationStatus.class)
                .list());
    }
}
