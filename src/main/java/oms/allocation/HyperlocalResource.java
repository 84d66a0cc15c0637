package oms.allocation;

import static oms.identity.Roles.STOREFRONT;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.Comparator;
import java.util.List;
import oms.catalog.Catalog;
import oms.geo.GeoPoint;
import oms.identity.Caller;
import oms.inventory.Stock;

/** Address first: which warehouse's goods and prices a shopper sees. */
@Path("/v1/hyperlocal/sessions")
class HyperlocalResource {
    record SessionBody(
            @NotBlank @Size(max = 64) String channel,
            @NotNull @Valid AllocationResource.Location location) {}

    record Goods(String warehouse, List<Shelf> items) {}

    private final HyperlocalSessions sessions;
    private final Catalog catalog;
    private final Stock stock;
    private final Caller caller;

    HyperlocalResource(HyperlocalSessions sessions, Catalog catalog, Stock stock, Caller caller) {
        this.sessions = sessions;
        this.catalog = catalog;
        this.stock = stock;
        this.caller = caller;
    }

    @POST
    @RolesAllowed(STOREFRONT)
    public HyperlocalSession open(@NotNull @Valid SessionBody body) {
        var point = new GeoPoint(body.location().lat(), body.location().lon());
        return sessions.open(caller.merchant(), body.channel(), point);
    }

    @GET
    @Path("{id}")
    @RolesAllowed(STOREFRONT)
    public HyperlocalSession get(@PathParam("id") String id) {
        return sessions.get(caller.merchant(), id);
    }

    /** The goods as the session's shopper may see them; a SKU that is not sold is left out. */
    @GET
    @Path("{id}/goods")
    @RolesAllowed(STOREFRONT)
    public Goods goods(
            @PathParam("id") String id,
            @QueryParam("sku") @NotNull @Size(min = 1, max = 200) List<@NotBlank @Size(max = 64) String> skus) {
        var warehouse = sessions.get(caller.merchant(), id).warehouse();
        var promisable = stock.promisable(caller.merchant(), skus, List.of(warehouse));
        var products = catalog.productsAt(caller.merchant(), skus, warehouse);
        return new Goods(
                warehouse,
                products.values().stream()
                        .filter(product -> !product.archived())
                        .map(product -> new Shelf(
                                product.sku(),
                                product.name(),
                                product.price(),
                                promisable.of(warehouse, product.sku())))
                        .sorted(Comparator.comparing(Shelf::sku))
                        .toList());
    }
}
