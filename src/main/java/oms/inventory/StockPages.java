package oms.inventory;

import static oms.identity.Roles.ADMINISTRATOR;
import static oms.identity.Roles.ORDER_MANAGER;
import static oms.identity.Roles.WAREHOUSE;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import oms.Ids;
import oms.identity.Caller;
import oms.order.Orders;
import oms.web.NotFound;
import oms.web.Page;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Stock to look at: what there is, and one SKU in one warehouse with its story. What changes it: {@link StockForms}. */
@Path("/inventory")
@Produces(MediaType.TEXT_HTML)
@Blocking
class StockPages {
    private static final int ROWS = 50;
    private static final int PROMISES = 50;

    /** A saved view over the list. */
    record View(String label, String level) {}

    /** What the list was asked for, as its form shows it again. */
    record Asked(String q, String warehouse, String level) {
        public String query() {
            return Stream.of(pair("q", q), pair("warehouse", warehouse), pair("level", level))
                    .filter(part -> !part.isEmpty())
                    .collect(Collectors.joining("&"));
        }

        private static String pair(String name, String value) {
            return value.isEmpty() ? "" : name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
        }
    }

    /** @param number of the order that was promised the pieces */
    record Promise(Shelves.Promised held, String number) {}

    @CheckedTemplate(basePath = "inventory")
    static class Templates {
        private Templates() {}

        static native TemplateInstance stock(
                Page<Availability> stock,
                Asked asked,
                List<View> views,
                List<WarehouseView> warehouses,
                boolean mayChange,
                String once);

        static native TemplateInstance stock$rows(Page<Availability> stock, Asked asked);

        static native TemplateInstance sku(
                Availability stock,
                Page<Shelves.Entry> ledger,
                List<BinView> bins,
                List<Promise> promises,
                List<StockRequests.Reason> reasons,
                boolean mayChange,
                String once);

        static native TemplateInstance sku$movements(Availability stock, Page<Shelves.Entry> ledger);

        static native TemplateInstance warehouses(List<WarehouseView> warehouses, boolean mayChange);
    }

    private static final List<View> VIEWS =
            List.of(new View("All", ""), new View("Low", "low"), new View("Sold out", "out"));

    private final Shelves shelves;
    private final Stock stock;
    private final Warehouses warehouses;
    private final Orders orders;
    private final Caller caller;

    StockPages(Shelves shelves, Stock stock, Warehouses warehouses, Orders orders, Caller caller) {
        this.shelves = shelves;
        this.stock = stock;
        this.warehouses = warehouses;
        this.orders = orders;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({ADMINISTRATOR, ORDER_MANAGER, WAREHOUSE})
    public TemplateInstance list(
            @RestQuery @Nullable String q,
            @RestQuery @Nullable String warehouse,
            @RestQuery @Nullable String level,
            @RestQuery @Nullable String cursor,
            @HeaderParam("HX-Request") @Nullable String htmx) {
        var asked = new Asked(text(q), text(warehouse), text(level));
        var page = shelves.page(search(asked), ROWS, cursor);
        if (htmx != null) return Templates.stock$rows(page, asked);
        return Templates.stock(page, asked, VIEWS, warehouses.all(caller.merchant()), mayChange(), Ids.next("rec"));
    }

    /** The same rows as a file that {@link StockImport} takes back. */
    @GET
    @Path("export")
    @Produces("text/csv")
    @RolesAllowed({ADMINISTRATOR, ORDER_MANAGER, WAREHOUSE})
    public Response export(
            @RestQuery @Nullable String q, @RestQuery @Nullable String warehouse, @RestQuery @Nullable String level) {
        var search = search(new Asked(text(q), text(warehouse), text(level)));
        StreamingOutput rows = out -> StockExport.write(shelves, search, out);
        return Response.ok(rows)
                .header("Content-Disposition", "attachment; filename=\"stock.csv\"")
                .build();
    }

    @GET
    @Path("stock/{warehouse}/{sku}")
    @RolesAllowed({ADMINISTRATOR, ORDER_MANAGER, WAREHOUSE})
    public TemplateInstance sku(
            @PathParam("warehouse") @Size(max = 64) String warehouse,
            @PathParam("sku") @Size(max = 64) String sku,
            @RestQuery @Nullable String cursor,
            @HeaderParam("HX-Request") @Nullable String htmx) {
        var merchant = caller.merchant();
        var row = shelves.find(merchant, warehouse, sku).orElseThrow(() -> new NotFound("stock"));
        var ledger = shelves.ledger(merchant, warehouse, sku, ROWS, cursor);
        if (htmx != null) return Templates.sku$movements(row, ledger);
        return Templates.sku(
                row,
                ledger,
                stock.bins(merchant, warehouse, List.of(sku)),
                promises(row),
                List.of(StockRequests.Reason.values()),
                mayChange(),
                Ids.next("adj"));
    }

    private List<Promise> promises(Availability row) {
        var held = shelves.promised(caller.merchant(), row, PROMISES);
        var numbers = orders.numbers(
                caller.merchant(), held.stream().map(Shelves.Promised::orderId).toList());
        return held.stream()
                .map(of -> new Promise(of, numbers.getOrDefault(of.orderId(), "?")))
                .toList();
    }

    @GET
    @Path("warehouses")
    @RolesAllowed({ADMINISTRATOR, ORDER_MANAGER, WAREHOUSE})
    public TemplateInstance warehouses() {
        return Templates.warehouses(warehouses.all(caller.merchant()), mayChange());
    }

    private Shelves.Search search(Asked asked) {
        return new Shelves.Search(
                caller.merchant(), null, asked.warehouse(), asked.q(), Shelves.Level.of(asked.level()));
    }

    private boolean mayChange() {
        return caller.has(ADMINISTRATOR) || caller.has(WAREHOUSE);
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value.replace("\0", "").strip();
    }
}
