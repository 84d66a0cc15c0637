package oms.inventory;

import static oms.identity.Roles.ADMINISTRATOR;
import static oms.identity.Roles.WAREHOUSE;
import static oms.inventory.StockRequests.CODE;
import static oms.inventory.StockRequests.CODE_MESSAGE;
import static oms.inventory.StockRequests.MOST;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import oms.identity.Audit;
import oms.identity.Caller;
import oms.inventory.StockRequests.AdjustmentBody;
import oms.inventory.StockRequests.Reason;
import oms.money.Money;
import oms.web.Csv;
import oms.web.InvalidRequest;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

/**
 * What people do to stock in the console. Each form carries a reference made when it was shown, so that sending it twice
 * records it once.
 */
@Path("/inventory")
@Produces(MediaType.TEXT_HTML)
@Blocking
class StockForms {
    @CheckedTemplate(basePath = "inventory")
    static class Templates {
        private Templates() {}

        static native TemplateInstance imported(Csv.Report report);
    }

    private final Stock stock;
    private final Goods goods;
    private final StockImport counts;
    private final Audit audit;
    private final Caller caller;
    private final KnownGoods known;

    StockForms(Stock stock, Goods goods, StockImport counts, Audit audit, Caller caller, KnownGoods known) {
        this.known = known;
        this.stock = stock;
        this.goods = goods;
        this.counts = counts;
        this.audit = audit;
        this.caller = caller;
    }

    @POST
    @Path("receipts")
    @RolesAllowed({ADMINISTRATOR, WAREHOUSE})
    public Response receive(
            @RestForm @NotNull @Pattern(regexp = CODE, message = CODE_MESSAGE) String warehouse,
            @RestForm @NotNull @Pattern(regexp = CODE, message = CODE_MESSAGE) String sku,
            @RestForm @NotNull @Pattern(regexp = "[0-9]{1,7}", message = "a whole number") String quantity,
            @RestForm @Nullable @Pattern(regexp = ".{0,100}") String reference,
            @RestForm @NotNull @Pattern(regexp = "rec_[0-9a-z]{26}") String once,
            @RestForm @Nullable @Pattern(regexp = "([0-9]{1,9}([.][0-9]{1,4})?)?", message = "an amount: 1.50")
                    String unitCost,
            @RestForm @Nullable @Pattern(regexp = "([A-Z]{3})?") String currency,
            @RestForm @Nullable @Pattern(regexp = "[A-Za-z0-9-]{0,10}", message = "letters and digits, at most 10")
                    String aisle,
            @RestForm @Nullable @Pattern(regexp = "[0-9]{0,4}", message = "a whole number") String shelf,
            @RestForm @Nullable @Pattern(regexp = "[0-9]{0,4}", message = "a whole number") String bin) {
        var pieces = Long.parseLong(quantity);
        if (pieces < 1 || pieces > MOST)
            throw new InvalidRequest("/quantity", "out_of_range", "Between 1 and %,d pieces".formatted(MOST));
        var note = given(reference);
        known.require(caller.merchant(), List.of(sku), "/sku");
        stock.receive(
                caller.merchant(),
                new Receipt(
                        note == null ? once : note,
                        warehouse,
                        sku,
                        pieces,
                        cost(unitCost, currency),
                        place(aisle, shelf, bin)),
                caller.name());
        return to(warehouse, sku);
    }

    private static @Nullable Money cost(@Nullable String amount, @Nullable String currency) {
        var text = given(amount);
        if (text == null) return null;
        try {
            return Money.ofMajor(new java.math.BigDecimal(text), currency == null ? "" : currency);
        } catch (ArithmeticException | IllegalArgumentException e) {
            throw new InvalidRequest("/unitCost", "invalid_value", "This is no amount of a known currency");
        }
    }

    static @Nullable Place place(@Nullable String aisle, @Nullable String shelf, @Nullable String bin) {
        var at = given(aisle);
        var level = given(shelf);
        var box = given(bin);
        if (at == null && level == null && box == null) return null;
        if (at == null || level == null || box == null)
            throw new InvalidRequest("/aisle", "place_incomplete", "A place has an aisle, a shelf and a bin");
        return new Place(at, Integer.parseInt(level), Integer.parseInt(box));
    }

    @POST
    @Path("stock/{warehouse}/{sku}/adjust")
    @RolesAllowed({ADMINISTRATOR, WAREHOUSE})
    public Response adjust(
            @PathParam("warehouse") @Size(max = 64) String warehouse,
            @PathParam("sku") @Size(max = 64) String sku,
            @RestForm @NotNull @Pattern(regexp = "[-+]?[0-9]{1,7}", message = "a whole number, below zero for fewer")
                    String change,
            @RestForm @NotNull Reason reason,
            @RestForm @Nullable @Size(max = 200) String note,
            @RestForm @NotNull @Pattern(regexp = "adj_[0-9a-z]{26}") String once) {
        var pieces = Long.parseLong(change);
        if (pieces == 0 || Math.abs(pieces) > MOST)
            throw new InvalidRequest("/change", "out_of_range", "At least one piece, at most %,d".formatted(MOST));
        var body = new AdjustmentBody(warehouse, sku, pieces, reason, note);
        stock.adjust(
                caller.merchant(),
                new Adjustment(once, warehouse, sku, pieces, body.adjustment().reason()),
                caller.name());
        return to(warehouse, sku);
    }

    @POST
    @Path("stock/{warehouse}/{sku}/safety")
    @RolesAllowed({ADMINISTRATOR, WAREHOUSE})
    @Transactional
    public Response safety(
            @PathParam("warehouse") @Size(max = 64) String warehouse,
            @PathParam("sku") @Size(max = 64) String sku,
            @RestForm @NotNull @Pattern(regexp = "[0-9]{1,9}", message = "a whole number") String safety) {
        goods.level(caller.merchant(), new StockLevel(warehouse, sku, Long.parseLong(safety), null));
        audit.record(caller, "stock.safety_set", "%s in %s: %s".formatted(sku, warehouse, safety));
        return to(warehouse, sku);
    }

    /** The answer is no redirect: the report is kept nowhere else. */
    @POST
    @Path("import")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @RolesAllowed({ADMINISTRATOR, WAREHOUSE})
    public TemplateInstance take(@RestForm("file") @Nullable FileUpload file) {
        var text = Csv.text(file == null ? null : file.uploadedFile());
        return Templates.imported(counts.take(caller.merchant(), text, caller.name()));
    }

    /** @return what was typed, null where nothing was */
    private static @Nullable String given(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    private static Response to(String warehouse, String sku) {
        return Response.seeOther(URI.create("/inventory/stock/" + warehouse + "/" + sku))
                .build();
    }
}
