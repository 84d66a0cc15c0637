package oms.inventory;

import static oms.identity.Roles.ADMINISTRATOR;
import static oms.identity.Roles.WAREHOUSE;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import oms.Ids;
import oms.identity.Caller;
import oms.money.Money;
import oms.web.Csv;
import org.jspecify.annotations.Nullable;

/**
 * Counts by CSV: what is on hand in truth. Naturally repeatable, so it needs no key: the same file again changes nothing.
 * Each row is its own transaction; a long file never locks the shop. The columns reserved and available, which an export
 * has, are not read: they follow from orders.
 */
@Path("/v1/stock/import")
class StockImport {
    private static final Pattern CODE = Pattern.compile(StockRequests.CODE);
    private static final Pattern AISLE = Pattern.compile("[A-Za-z0-9-]{1,10}");
    private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");

    private final Goods goods;
    private final KnownGoods known;
    private final Caller caller;

    StockImport(Goods goods, KnownGoods known, Caller caller) {
        this.goods = goods;
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
                List.of("warehouse", "sku", "on_hand"),
                List.of("safety", "unit_cost", "currency", "aisle", "shelf", "bin", "reserved", "available"));
        var reference = Ids.next("cnt");
        Set<String> seen = new HashSet<>();
        return table.forEach(row -> {
            var count = count(reference, row);
            if (!seen.add(count.level().warehouse() + "\n" + count.level().sku()))
                throw new Csv.Refused("sku", "repeated_row", "This SKU is counted twice in this file");
            if (!known.knows(merchant, count.level().sku()))
                throw new Csv.Refused("sku", "unknown_sku", "The catalogue has no such product");
            goods.count(merchant, count, actor);
        });
    }

    private static Count count(String reference, Csv.Row row) {
        var level = new StockLevel(
                row.text("warehouse", CODE),
                row.text("sku", CODE),
                row.optionalWhole("safety", 0, 1_000_000_000),
                cost(row));
        return new Count(reference, level, row.whole("on_hand", 0, 1_000_000_000), place(row));
    }

    static @Nullable Money cost(Csv.Row row) {
        var cost = row.optionalAmount("unit_cost");
        if (cost == null) return null;
        try {
            return Money.ofMajor(cost, row.text("currency", CURRENCY));
        } catch (ArithmeticException | IllegalArgumentException e) {
            throw new Csv.Refused("unit_cost", "invalid_value", "This is no amount of a known currency");
        }
    }

    static @Nullable Place place(Csv.Row row) {
        var aisle = row.optional("aisle", AISLE);
        return aisle == null
                ? null
                : new Place(aisle, (int) row.whole("shelf", 0, 9999), (int) row.whole("bin", 0, 9999));
    }
}
