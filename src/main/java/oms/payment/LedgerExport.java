package oms.payment;

import de.siegmar.fastcsv.writer.CsvWriter;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import oms.web.Csv;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** The money ledger, and differences to the gateway's, as CSV: read and written page by page, so that years need no memory. */
@Singleton
class LedgerExport {
    private static final int PAGE = 1000;

    private record Line(
            String id,
            Instant bookedAt,
            String orderId,
            @Nullable String operationId,
            String kind,
            String account,
            long amountMinor,
            String currency) {}

    private final Jdbi jdbi;

    LedgerExport(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    static Response answer(StreamingOutput table, String file) {
        return Response.ok(table)
                .header("Content-Disposition", "attachment; filename=\"" + file + "\"")
                .build();
    }

    /** Writes every entry booked from a time until another, which is not included, in the order of booking. */
    void ledger(String merchant, Instant from, Instant until, OutputStream out) throws IOException {
        var csv = writer(out);
        csv.writeRecord("booking", "booked_at", "order", "operation", "kind", "account", "debit", "credit", "currency");
        var place = new Line("", from.minusSeconds(1), "", null, "", "", 0, "");
        List<Line> page;
        do {
            page = page(merchant, from, until, place);
            page.forEach(line -> write(csv, line));
            if (!page.isEmpty()) place = page.getLast();
        } while (page.size() == PAGE);
        csv.flush();
    }

    private List<Line> page(String merchant, Instant from, Instant until, Line after) {
        return jdbi.withHandle(h -> h.createQuery("""
                        select b.id, b.booked_at, b.order_id, b.operation_id, b.kind, e.account, e.amount_minor, b.currency
                          from oms_payment.booking b join oms_payment.entry e on e.booking_id = b.id
                         where b.merchant = :merchant and b.booked_at >= :from and b.booked_at < :until
                           and (b.booked_at, b.id, e.account) > (:at, :id, :account)
                         order by b.booked_at, b.id, e.account limit :limit""")
                .bind("merchant", merchant)
                .bind("from", from)
                .bind("until", until)
                .bind("at", after.bookedAt())
                .bind("id", after.id())
                .bind("account", after.account())
                .bind("limit", PAGE)
                .mapTo(Line.class)
                .list());
    }

    private static void write(CsvWriter csv, Line line) {
        csv.writeRecord(
                line.id(),
                line.bookedAt().toString(),
                line.orderId(),
                line.operationId() == null ? "" : line.operationId(),
                line.kind(),
                line.account(),
                line.amountMinor() > 0 ? major(line.amountMinor(), line.currency()) : "",
                line.amountMinor() < 0 ? major(-line.amountMinor(), line.currency()) : "",
                line.currency());
    }

    static void differences(DifferenceRepository differences, String merchant, String run, OutputStream out)
            throws IOException {
        var csv = writer(out);
        csv.writeRecord(
                "difference",
                "day",
                "kind",
                "operation",
                "order",
                "key",
                "reference",
                "ours",
                "gateway",
                "currency",
                "status",
                "words",
                "reason",
                "closed_by");
        @Nullable String before = null;
        List<Difference> page;
        do {
            page = differences.list(merchant, run, before, PAGE);
            page.forEach(d -> write(csv, d));
            if (!page.isEmpty()) before = page.getLast().id();
        } while (page.size() == PAGE);
        csv.flush();
    }

    private static void write(CsvWriter csv, Difference d) {
        csv.writeRecord(
                d.id(),
                d.day().toString(),
                d.kind().name(),
                d.operationKind().name(),
                d.orderId() == null ? "" : d.orderId(),
                Csv.cell(d.subject()),
                Csv.cell(d.reference()),
                d.ourMinor() == null ? "" : major(d.ourMinor(), d.currency()),
                d.theirMinor() == null ? "" : major(d.theirMinor(), d.currency()),
                d.currency(),
                d.status().name(),
                Csv.cell(d.words()),
                Csv.cell(d.reason()),
                Csv.cell(d.closedBy()));
    }

    private static CsvWriter writer(OutputStream out) {
        return CsvWriter.builder().build(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    }

    private static String major(long minor, String currency) {
        return BigDecimal.valueOf(
                        minor, Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits()))
                .toPlainString();
    }
}
