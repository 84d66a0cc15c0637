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
import java.util.List;
import java.util.regex.Pattern;
import oms.database.Retry;
import oms.identity.Caller;
import oms.web.Csv;
import org.jspecify.annotations.Nullable;

/**
 * Receipts by CSV. Each names its reference and is recorded once, so it needs no key: the same file again changes nothing and
 * says so row by row. Each receipt is its own transaction.
 */
@Path("/v1/receipts/import")
class ReceiptImport {
    static final Pattern CODE = Pattern.compile(StockRequests.CODE);
    static final Pattern REFERENCE = Pattern.compile(".{1,100}");

    private final Stock stock;
    private final KnownGoods known;
    private final Caller caller;

    ReceiptImport(Stock stock, KnownGoods known, Caller caller) {
        this.stock = stock;
        this.known = known;
        this.caller = caller;
    }

    @POST
    @Consumes("text/csv")
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed({ADMINISTRATOR, WAREHOUSE})
    public Csv.Report take(@Nullable String body) {
        return take(caller.merchant(), body, caller.name());
    }

    Csv.Report take(String merchant, @Nullable String body, String actor) {
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
}
