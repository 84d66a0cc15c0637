package oms.inventory;

import static oms.identity.Roles.ADMINISTRATOR;
import static oms.identity.Roles.WAREHOUSE;
import static oms.inventory.ReceiptImport.CODE;
import static oms.inventory.ReceiptImport.REFERENCE;

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
import oms.database.Retry;
import oms.identity.Caller;
import oms.web.Csv;
import oms.web.Problem;
import org.jspecify.annotations.Nullable;

/**
 * Transfers by CSV. Each names its reference and is recorded once, so it needs no key: the same file again changes nothing and
 * says so row by row. Each transfer is its own transaction.
 */
@Path("/v1/transfers/import")
class TransferImport {
    private record Trip(String reference, String from, String to) {}

    private record Line(long number, String sku, long pieces) {}

    private final Transfers transfers;
    private final Caller caller;

    TransferImport(Transfers transfers, Caller caller) {
        this.transfers = transfers;
        this.caller = caller;
    }

    @POST
    @Consumes("text/csv")
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed({ADMINISTRATOR, WAREHOUSE})
    public Csv.Report take(@Nullable String body) {
        return take(caller.merchant(), body, caller.name());
    }

    /** Rows of one reference are one transfer: all of it is taken, or none. */
    Csv.Report take(String merchant, @Nullable String body, String actor) {
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
