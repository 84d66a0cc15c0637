package oms.inventory;

import static oms.identity.Roles.ADMINISTRATOR;
import static oms.identity.Roles.WAREHOUSE;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import oms.database.Retry;
import oms.identity.Caller;
import oms.web.Csv;
import oms.web.Problem;
import org.jspecify.annotations.Nullable;

/**
 * Receipts and transfers by CSV. Each names its reference and is recorded once, so it needs no key: the same file again changes
 * nothing and says so row by row. Each receipt and each transfer is its own transaction.
 */
@Path("/v1/receipts/import")
class GoodsImport {
    private static final Pattern CODE = Pattern.compile(StockRequests.CODE);
    private static final Pattern REFERENCE = Pattern.compile(".{1,100}");

    private record Trip(String reference, String from, String to) {}

    private record Line(long number, String sku, long pieces) {}

    private final Stock stock;
    private final Transfers transfers;
    private final KnownGoods known;
    private final Caller caller;

    GoodsImport(Stock stock, Transfers transfers, KnownGoods known, Caller caller) {
        this.stock = stock;
        this.transfers = transfers;
        this.known = known;
        this.caller = caller;
    }

    @POST
    @Consumes("text/csv")
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed({ADMINISTRATOR, WAREHOUSE})
    public Csv.Report receipts(@Nullable String body) {
        return receipts(caller.merchant(), body, caller.name());
    }

    Csv.Report receipts(String merchant, @Nullable String body, String actor) {
        var table = Csv.read(
                body,
                List.of("reference", "warehouse", "sku", "quantity"),
                List.of("unit_cost", "currency", "aisle", "shelf", "bin"));
        return table.forEach(row -> {
            var receipt = new Receipt(
                    row.text("reference", REFERENCE),
                    row.text("warehouse", CODE),
                    row.text("sku", CODE),
                    row.whole("quantity", 1, StockRequests.MOST),
                    StockImport.cost(row),
                    StockImport.place(row));
            if (!known.knows(merchant, receipt.sku())) throw unknown();
            Retry.onConflict(() -> {
                QuarkusTransaction.requiringNew().run(() -> stock.receive(merchant, receipt, actor));
                return true;
            });
        });
    }

    private static Csv.Refused unknown() {
        return new Csv.Refused("sku", "unknown_sku", "The catalogue has no such product");
    }

    /** Rows of one reference are one transfer: all of it is taken, or none. */
    Csv.Report transfers(String merchant, @Nullable String body, String actor) {
        var table = Csv.read(body, List.of("reference", "from", "to", "sku", "quantity"), List.of());
        Map<Trip, List<Line>> trips = new LinkedHashMap<>();
        var number = new long[] {1};
        var read = table.forEach(row -> {
            number[0]++;
            var trip = new Trip(row.text("reference", REFERENCE), row.text("from", CODE), row.text("to", CODE));
            var line = new Line(number[0], row.text("sku", CODE), row.whole("quantity", 1, StockRequests.MOST));
            var lines = trips.computeIfAbsent(trip, t -> new ArrayList<>());
            if (lines.stream().anyMatch(other -> other.sku().equals(line.sku())))
                throw new Csv.Refused("sku", "repeated_row", "This SKU is twice in the transfer");
            lines.add(line);
        });
        var faults = new ArrayList<>(read.errors());
        trips.forEach((trip, lines) -> faults.addAll(dispatch(merchant, trip, lines, actor)));
        return new Csv.Report(read.rows(), read.rows() - faults.size(), faults.size(), faults);
    }

    private List<Csv.Fault> dispatch(String merchant, Trip trip, List<Line> lines, String actor) {
        Map<String, Long> pieces = new LinkedHashMap<>();
        lines.forEach(line -> pieces.put(line.sku(), line.pieces()));
        try {
            Retry.onConflict(() -> QuarkusTransaction.requiringNew()
                    .call(() -> transfers.dispatch(merchant, trip.reference(), trip.from(), trip.to(), pieces, actor)));
            return List.of();
        } catch (Problem refused) {
            return lines.stream()
                    .map(line -> new Csv.Fault(line.number(), "", refused.code(), refused.detail()))
                    .toList();
        }
    }
}
