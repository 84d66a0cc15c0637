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
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
    private record Line(long number, String sku, long pieces) {}

    private record Trip(String reference, String from, String to, List<Line> lines) {
        Trip(String reference, String from, String to) {
            this(reference, from, to, new ArrayList<>());
        }

        void add(String from, String to, Line line) {
            if (!this.from.equals(from) || !this.to.equals(to))
                throw new Csv.Refused(
                        "to", "other_route", "The transfer's other rows go from " + this.from + " to " + this.to);
            if (lines.stream().anyMatch(other -> other.sku().equals(line.sku())))
                throw new Csv.Refused("sku", "repeated_row", "This SKU is twice in the transfer");
            lines.add(line);
        }

        List<Csv.Fault> refused(String code, String detail) {
            return lines.stream()
                    .map(line -> new Csv.Fault(line.number(), "", code, detail))
                    .toList();
        }
    }

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

    /** Rows of one reference are one transfer: all of it is taken, or none, also where a row of it cannot be read. */
    Csv.Report take(String merchant, @Nullable String body, String actor) {
        var table = Csv.read(body, List.of("reference", "from", "to", "sku", "quantity"), List.of());
        Map<String, Trip> trips = new LinkedHashMap<>();
        Set<String> broken = new HashSet<>();
        var read = table.forEach(row -> sort(row, trips), row -> broken.add(row.raw("reference")));
        var faults = new ArrayList<>(read.errors());
        trips.forEach((reference, trip) ->
                faults.addAll(broken.contains(reference) ? incomplete(trip) : dispatch(merchant, trip, actor)));
        faults.sort(Comparator.comparingLong(Csv.Fault::line));
        return new Csv.Report(read.rows(), read.rows() - faults.size(), faults.size(), faults);
    }

    private static void sort(Csv.Row row, Map<String, Trip> trips) {
        var reference = row.text("reference", REFERENCE);
        var from = row.text("from", CODE);
        var to = row.text("to", CODE);
        var line = new Line(row.line(), row.text("sku", CODE), row.whole("quantity", 1, StockRequests.MOST));
        trips.computeIfAbsent(reference, r -> new Trip(r, from, to)).add(from, to, line);
    }

    private static List<Csv.Fault> incomplete(Trip trip) {
        return trip.refused(
                "transfer_incomplete",
                "Another row of this transfer cannot be taken; mend that one and send all of them again");
    }

    private List<Csv.Fault> dispatch(String merchant, Trip trip, String actor) {
        Map<String, Long> pieces = new LinkedHashMap<>();
        trip.lines().forEach(line -> pieces.put(line.sku(), line.pieces()));
        try {
            Retry.onConflict(() -> QuarkusTransaction.requiringNew()
                    .call(() -> transfers.dispatch(merchant, trip.reference(), trip.from(), trip.to(), pieces, actor)));
            return List.of();
        } catch (Problem refused) {
            return trip.refused(refused.code(), refused.detail());
        }
    }
}
