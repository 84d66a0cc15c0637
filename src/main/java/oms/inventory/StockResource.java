package oms.inventory;

import static oms.identity.Roles.ADMINISTRATOR;
import static oms.identity.Roles.ORDER_MANAGER;
import static oms.identity.Roles.STOREFRONT;
import static oms.identity.Roles.WAREHOUSE;
import static oms.inventory.StockRequests.CODE;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Comparator;
import java.util.List;
import oms.identity.Caller;
import oms.web.Cursor;
import oms.web.Idempotency;
import oms.web.NotFound;
import oms.web.Page;
import org.jspecify.annotations.Nullable;

/** Stock over the network: read it, receive, adjust, set levels, import counts. */
@Path("/v1/stock")
@Produces(MediaType.APPLICATION_JSON)
class StockResource {
    private final Stock stock;
    private final Goods goods;
    private final Shelves shelves;
    private final Caller caller;
    private final Idempotency idempotency;
    private final KnownGoods known;

    StockResource(Stock stock, Goods goods, Shelves shelves, Caller caller, Idempotency idempotency, KnownGoods known) {
        this.known = known;
        this.stock = stock;
        this.goods = goods;
        this.shelves = shelves;
        this.caller = caller;
        this.idempotency = idempotency;
    }

    @GET
    @RolesAllowed({ADMINISTRATOR, ORDER_MANAGER, WAREHOUSE, STOREFRONT})
    public Page<Availability> list(
            @QueryParam("sku") @Size(max = 64) @Nullable String sku,
            @QueryParam("warehouse") @Size(max = 64) @Nullable String warehouse,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        return shelves.page(
                new Shelves.Search(caller.merchant(), sku, warehouse, null, Shelves.Level.ANY),
                Cursor.limit(limit, 50, 500),
                cursor);
    }

    @GET
    @Path("{warehouse}/{sku}/ledger")
    @RolesAllowed({ADMINISTRATOR, ORDER_MANAGER, WAREHOUSE, STOREFRONT})
    public Page<Shelves.Entry> ledger(
            @PathParam("warehouse") @Size(max = 64) String warehouse,
            @PathParam("sku") @Size(max = 64) String sku,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        return shelves.ledger(caller.merchant(), warehouse, sku, Cursor.limit(limit, 50, 500), cursor);
    }

    @POST
    @Path("receipts")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({ADMINISTRATOR, WAREHOUSE})
    public Response receive(
            @HeaderParam("Idempotency-Key") @Nullable String key, @NotNull @Valid StockRequests.ReceiptBody body) {
        return idempotency.once(key, body, () -> {
            known.require(
                    caller.merchant(),
                    body.lines().stream().map(StockRequests.ReceiptLine::sku).toList(),
                    "/lines/%d/sku");
            var receipts = body.receipts().stream()
                    .sorted(Comparator.comparing(Receipt::sku))
                    .toList();
            receipts.forEach(receipt -> stock.receive(caller.merchant(), receipt, caller.name()));
            return created(body.warehouse(), receipts.stream().map(Receipt::sku).toList());
        });
    }

    @POST
    @Path("adjustments")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({ADMINISTRATOR, WAREHOUSE})
    public Response adjust(
            @HeaderParam("Idempotency-Key") @Nullable String key, @NotNull @Valid StockRequests.AdjustmentBody body) {
        return idempotency.once(key, body, () -> {
            stock.adjust(caller.merchant(), body.adjustment(), caller.name());
            return created(body.warehouse(), List.of(body.sku()));
        });
    }

    @PUT
    @Path("{warehouse}/{sku}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({ADMINISTRATOR, WAREHOUSE})
    public Availability level(
            @PathParam("warehouse") @Pattern(regexp = CODE) String warehouse,
            @PathParam("sku") @Pattern(regexp = CODE) String sku,
            @NotNull @Valid StockRequests.LevelBody body) {
        known.require(caller.merchant(), List.of(sku), "/sku");
        goods.level(caller.merchant(), new StockLevel(warehouse, sku, body.safety(), body.unitCost()));
        return shelves.find(caller.merchant(), warehouse, sku).orElseThrow(() -> new NotFound("stock"));
    }

    private Response created(String warehouse, List<String> skus) {
        var rows = skus.stream()
                .map(sku -> shelves.find(caller.merchant(), warehouse, sku).orElseThrow(() -> new NotFound("stock")))
                .toList();
        return Response.status(201).entity(new Changed(rows)).build();
    }

    /** @param stock the rows as they are now */
    record Changed(List<Availability> stock) {}
}
