package oms.catalog;

import static oms.catalog.ProductBody.CODE;
import static oms.catalog.ProductBody.CODE_MESSAGE;
import static oms.identity.Roles.ADMINISTRATOR;
import static oms.identity.Roles.ORDER_MANAGER;
import static oms.identity.Roles.PICKER;
import static oms.identity.Roles.STOREFRONT;
import static oms.identity.Roles.WAREHOUSE;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import oms.identity.Caller;
import oms.money.Money;
import oms.web.Cursor;
import oms.web.Page;
import org.jspecify.annotations.Nullable;

/** Products and prices over the network. */
@Path("/v1/products")
@Produces(MediaType.APPLICATION_JSON)
class ProductResource {
    private final Catalog catalog;
    private final ProductRepository products;
    private final Caller caller;

    ProductResource(Catalog catalog, ProductRepository products, Caller caller) {
        this.catalog = catalog;
        this.products = products;
        this.caller = caller;
    }

    /** What one warehouse asks for a SKU. */
    record OfferBody(@NotNull Money price) {
        @AssertTrue(message = "a price is between 0 and 100,000,000,000 minor units")
        boolean isPricePossible() {
            return price == null || price.minor() >= 0 && price.minor() <= ProductBody.MOST;
        }
    }

    /** A product and what the warehouses ask for it. */
    record Detailed(ProductView product, List<OfferView> offers) {}

    @GET
    @RolesAllowed({ADMINISTRATOR, ORDER_MANAGER, WAREHOUSE, PICKER, STOREFRONT})
    public Page<ProductView> list(
            @QueryParam("q") @Size(max = 100) @Nullable String text,
            @QueryParam("archived") boolean archived,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        var size = Cursor.limit(limit, 50, 500);
        var after = Cursor.read(cursor, 1);
        var rows = products.page(
                caller.merchant(), text == null ? "" : text, archived, after == null ? "" : after[0], size + 1);
        return Page.of(rows, size, product -> Cursor.of(product.sku()));
    }

    @GET
    @Path("{sku}")
    @RolesAllowed({ADMINISTRATOR, ORDER_MANAGER, WAREHOUSE, PICKER, STOREFRONT})
    public Detailed get(@PathParam("sku") @Size(max = 64) String sku) {
        var product = catalog.products(caller.merchant(), List.of(sku)).get(sku);
        if (product == null) throw new ProductNotFound(sku);
        return new Detailed(product, catalog.offers(caller.merchant(), List.of(sku)));
    }

    @PUT
    @Path("{sku}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({ADMINISTRATOR, ORDER_MANAGER, WAREHOUSE})
    public ProductView put(
            @PathParam("sku") @Pattern(regexp = CODE, message = CODE_MESSAGE) String sku,
            @NotNull @Valid ProductBody body) {
        var product = body.product(sku);
        catalog.put(caller.merchant(), product);
        return product;
    }

    /** Archives: the product is no longer sold. */
    @DELETE
    @Path("{sku}")
    @RolesAllowed({ADMINISTRATOR, ORDER_MANAGER, WAREHOUSE})
    public void archive(@PathParam("sku") @Size(max = 64) String sku) {
        catalog.archive(caller.merchant(), sku);
    }

    @PUT
    @Path("{sku}/offers/{warehouse}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({ADMINISTRATOR, ORDER_MANAGER, WAREHOUSE})
    public OfferView offer(
            @PathParam("sku") @Size(max = 64) String sku,
            @PathParam("warehouse") @Pattern(regexp = CODE, message = CODE_MESSAGE) String warehouse,
            @NotNull @Valid OfferBody body) {
        var offer = new OfferView(sku, warehouse, body.price());
        catalog.put(caller.merchant(), offer);
        return offer;
    }

    @DELETE
    @Path("{sku}/offers/{warehouse}")
    @RolesAllowed({ADMINISTRATOR, ORDER_MANAGER, WAREHOUSE})
    public void withdraw(
            @PathParam("sku") @Size(max = 64) String sku, @PathParam("warehouse") @Size(max = 64) String warehouse) {
        if (!products.removeOffer(caller.merchant(), sku, warehouse)) throw new ProductNotFound(sku);
    }
}
