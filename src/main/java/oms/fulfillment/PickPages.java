package oms.fulfillment;

import static oms.identity.Roles.ADMINISTRATOR;
import static oms.identity.Roles.PICKER;
import static oms.identity.Roles.WAREHOUSE;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import oms.catalog.Catalog;
import oms.catalog.ProductView;
import oms.identity.Caller;
import oms.inventory.WarehouseView;
import oms.inventory.Warehouses;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The picker's handheld: what is to do, and one list walked bin by bin. Scans go to {@link PickListResource}. */
@Path("/fulfillment/pick")
@Produces(MediaType.TEXT_HTML)
@Blocking
class PickPages {
    private static final int MOST_TASKS = 40;

    /** @param barcode what the article's label says, empty where the catalogue does not know it */
    record Stop(PickLineView line, String barcode) {}

    @CheckedTemplate(basePath = "fulfillment")
    static class Templates {
        private Templates() {}

        static native TemplateInstance tasks(
                List<PickListSummary> tasks, List<WarehouseView> warehouses, String warehouse, Instant now);

        static native TemplateInstance pick(
                PickListView list, List<Stop> stops, @Nullable PickLineView next, FloorMap map, Instant now);
    }

    private final PickLists lists;
    private final Warehouses warehouses;
    private final Catalog catalog;
    private final Caller caller;
    private final Clock clock;

    PickPages(PickLists lists, Warehouses warehouses, Catalog catalog, Caller caller, Clock clock) {
        this.lists = lists;
        this.warehouses = warehouses;
        this.catalog = catalog;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @RolesAllowed({ADMINISTRATOR, WAREHOUSE, PICKER})
    public TemplateInstance tasks(@RestQuery @Nullable String warehouse) {
        var at = warehouse == null ? "" : warehouse.strip();
        var search = PickListResource.search(caller.merchant(), at, "TO_DO", null);
        var tasks = lists.page(search, MOST_TASKS, null).items();
        return Templates.tasks(tasks, warehouses.all(caller.merchant()), at, clock.instant());
    }

    @GET
    @Path("{id}")
    @RolesAllowed({ADMINISTRATOR, WAREHOUSE, PICKER})
    public TemplateInstance pick(@PathParam("id") String id) {
        var list = lists.get(caller.merchant(), id);
        return Templates.pick(
                list, stops(list), list.getNext().orElse(null), lists.map(caller.merchant(), list), clock.instant());
    }

    private List<Stop> stops(PickListView list) {
        var skus = list.lines().stream().map(PickLineView::sku).distinct().toList();
        var products = catalog.products(caller.merchant(), skus);
        return list.lines().stream()
                .map(line -> new Stop(line, barcode(products.get(line.sku()))))
                .toList();
    }

    private static String barcode(@Nullable ProductView product) {
        return product == null || product.barcode() == null ? "" : product.barcode();
    }
}
