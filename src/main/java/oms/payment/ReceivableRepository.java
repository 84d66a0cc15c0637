package oms.payment;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import oms.payment.Receivable.Status;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** What buyers owe, and what the ledger says of it. */
@Singleton
class ReceivableRepository {
    private static final String COLUMNS =
            "id, merchant, payment_id, order_id, operation_id, shipment_id, amount_minor, currency, status, why, opened_at, closed_at, closed_by, note";

    private final Jdbi jdbi;

    ReceivableRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Adds it with its booking; false when the same capture opened one before. */
    boolean open(Receivable r) {
        var added = jdbi.withHandle(h -> h.createUpdate("""
                        insert into oms_payment.receivable (id, merchant, payment_id, order_id, operation_id, shipment_id, amount_minor, currency, status, why, opened_at)
                        values (:id, :merchant, :payment, :order, :operation, :shipment, :amount, :currency, 'OPEN', :why, :at)
                        on conflict (operation_id) do nothing""")
                .bind("id", r.id())
                .bind("merchant", r.merchant())
                .bind("payment", r.paymentId())
                .bind("order", r.orderId())
                .bind("operation", r.operationId())
                .bind("shipment", r.shipmentId())
                .bind("amount", r.amountMinor())
                .bind("currency", r.currency())
                .bind("why", r.why())
                .bind("at", r.openedAt())
                .execute());
        if (added == 1) book(r, Status.OPEN, r.openedAt());
        return added == 1;
    }

    /** Closes an open one, with its booking. */
    void close(Receivable r, Status how, String by, String note, Instant at) {
        jdbi.useHandle(h -> h.createUpdate("""
                        update oms_payment.receivable set status = :status, closed_at = :at, closed_by = :by, note = :note
                         where id = :id and merchant = :merchant and status = 'OPEN'""")
                .bind("status", how)
                .bind("at", at)
                .bind("by", by)
                .bind("note", note)
                .bind("id", r.id())
                .bind("merchant", r.merchant())
                .execute());
        book(r, how, at);
    }

    private void book(Receivable r, Status status, Instant at) {
        var posting = Posting.ofReceivable(status.booking(), r.amountMinor());
        jdbi.useHandle(h -> h.createUpdate("""
                        with b as (
                          insert into oms_payment.booking (id, merchant, order_id, receivable_id, kind, currency, booked_at)
                          values (:booking, :merchant, :order, :receivable, :kind, :currency, :at) returning id)
                        insert into oms_payment.entry (booking_id, merchant, order_id, account, amount_minor)
                        select b.id, :merchant, :order, e.account, e.amount from b, unnest(:accounts, :entries) as e(account, amount)""")
                .bind("booking", posting.id())
                .bind("merchant", r.merchant())
                .bind("order", r.orderId())
                .bind("receivable", r.id())
                .bind("kind", posting.kind())
                .bind("currency", r.currency())
                .bind("at", at)
                .bindArray("accounts", String.class, (Object[]) posting.accounts())
                .bindArray("entries", Long.class, (Object[]) posting.amounts())
                .execute());
    }

    Optional<Receivable> find(String merchant, String id) {
        return jdbi.withHandle(h -> h.createQuery(
                        "select " + COLUMNS + " from oms_payment.receivable where id = :id and merchant = :merchant")
                .bind("id", id)
                .bind("merchant", merchant)
                .mapTo(Receivable.class)
                .findOne());
    }

    /** As {@link #find}, locked; the payment is locked before. */
    Optional<Receivable> lock(String merchant, String id) {
        return jdbi.withHandle(h -> h.createQuery("select " + COLUMNS
                        + " from oms_payment.receivable where id = :id and merchant = :merchant for update")
                .bind("id", id)
                .bind("merchant", merchant)
                .mapTo(Receivable.class)
                .findOne());
    }

    Optional<Receivable> ofCapture(String operationId) {
        return jdbi.withHandle(h -> h.createQuery(
                        "select " + COLUMNS + " from oms_payment.receivable where operation_id = :operation for update")
                .bind("operation", operationId)
                .mapTo(Receivable.class)
                .findOne());
    }

    /** @param before only those opened before this one; newest first */
    List<Receivable> of(String merchant, @Nullable Status status, @Nullable String before, int limit) {
        return jdbi.withHandle(h -> h.createQuery("select " + COLUMNS + "\n" + """
                         from oms_payment.receivable
                         where merchant = :merchant and (cast(:status as text) is null or status = :status) and (cast(:before as text) is null or id < :before)
                         order by id desc limit :limit""")
                .bind("merchant", merchant)
                .bind("status", status == null ? null : status.name())
                .bind("before", before)
                .bind("limit", limit)
                .mapTo(Receivable.class)
                .list());
    }

    List<Receivable> ofOrder(String merchant, String orderId) {
        return jdbi.withHandle(h -> h.createQuery("select " + COLUMNS
                        + " from oms_payment.receivable where order_id = :order and merchant = :merchant order by id")
                .bind("order", orderId)
                .bind("merchant", merchant)
                .mapTo(Receivable.class)
                .list());
    }
}
