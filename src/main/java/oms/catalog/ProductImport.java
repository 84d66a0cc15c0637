package oms.catalog;

import static oms.identity.Roles.ADMINISTRATOR;
import static oms.identity.Roles.ORDER_MANAGER;
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
import oms.identity.Caller;
import oms.money.Money;
import oms.web.Csv;
import org.jspecify.annotations.Nullable;

/** Products by CSV: made or changed by their SKU, each row on its own. The same file again changes nothing. */
@Path("/v1/products/import")
class ProductImport {
    private static final Pattern CODE = Pattern.compile(ProductBody.CODE);
    private static final Pattern NAME = Pattern.compile("(?s).{1,200}");
    private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");
    private static final Pattern BARCODE = Pattern.compile(ProductBody.BARCODE);
    private static final Pattern SKILL = Pattern.compile(ProductBody.SKILL);

    private final Catalog catalog;
    private final Caller caller;

    ProductImport(Catalog catalog, Caller caller) {
        this.catalog = catalog;
        this.caller = caller;
    }

    @POST
    @Consumes("text/csv")
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed({ADMINISTRATOR, ORDER_MANAGER, WAREHOUSE})
    public Csv.Report take(@Nullable String body) {
        return take(caller.merchant(), body);
    }

    Csv.Report take(String merchant, @Nullable String body) {
        var table = Csv.read(
                body,
                List.of(
                        "sku",
                        "name",
                        "price",
                        "currency",
                        "units",
                        "weight_grams",
                        "length_mm",
                        "width_mm",
                        "height_mm"),
                List.of("barcode", "fragile", "upright", "requires_skill", "archived"));
        Set<String> seen = new HashSet<>();
        return table.forEach(row -> {
            var product = product(row);
            if (!seen.add(product.sku()))
                throw new Csv.Refused("sku", "repeated_row", "This SKU is in this file twice");
            catalog.put(merchant, product);
        });
    }

    private static ProductView product(Csv.Row row) {
        return new ProductView(
                row.text("sku", CODE),
                row.text("name", NAME),
                row.optional("barcode", BARCODE),
                price(row),
                (int) row.whole("units", 1, 1_000_000),
                (int) row.whole("weight_grams", 0, 100_000_000),
                (int) row.whole("length_mm", 0, 100_000),
                (int) row.whole("width_mm", 0, 100_000),
                (int) row.whole("height_mm", 0, 100_000),
                row.flag("fragile"),
                row.flag("upright"),
                row.optional("requires_skill", SKILL),
                row.flag("archived"));
    }

    private static Money price(Csv.Row row) {
        try {
            var amount = row.optionalAmount("price");
            if (amount == null) throw new Csv.Refused("price", "missing_value", "This value is missing");
            var price = Money.ofMajor(amount, row.text("currency", CURRENCY));
            if (price.minor() > ProductBody.MOST)
                throw new Csv.Refused("price", "out_of_range", "This price is too high");
            return price;
        } catch (ArithmeticException | IllegalArgumentException e) {
            throw new Csv.Refused("price", "invalid_value", "This is no amount of a known currency");
        }
    }
}
