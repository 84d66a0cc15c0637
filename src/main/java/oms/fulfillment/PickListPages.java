package oms.fulfillment;

import static oms.identity.Roles.ADMINISTRATOR;
import static oms.identity.Roles.WAREHOUSE;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import oms.identity.Caller;
import oms.inventory.WarehouseView;
import oms.inventory.Warehouses;
import oms.web.Page;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The pick lists as the warehouse's office sees them. */
@Path("/fulfillment")
@Produces(MediaType.TEXT_HTML)
@Blocking
class PickListPages {
    private static final int ROWS = 50;

    /**
     * A saved view over the lists.
     *
     * @param count how many it shows; null where that is not counted
     */
    record View(String label, String status, @Nullable Integer count) {}

    /** What the list was asked for. */
    record Asked(String status, String warehouse) {
        public String query() {
            return "status=" + status
                    + (warehouse.isEmpty() ? "" : "&warehouse=" + URLEncoder.encode(warehouse, StandardCharsets.UTF_8));
        }
    }

    @CheckedTemplate(basePath = "fulfillment")
    static class Templates {
        private Templates() {}

        static native TemplateInstance lists(
                Page<PickListSummary> lists,
                Asked asked,
                List<View> views,
                List<WarehouseView> warehouses,
                Instant now);

        static native TemplateInstance lists$rows(Page<PickListSummary> lists, Asked asked, Instant now);

        static native TemplateInstance list(PickListView list, FloorMap map, Instant now);
    }

    private final PickLists lists;
    private final Warehouses warehouses;
    private final Caller caller;
    private final Clock clock;

    PickListPages(PickLists lists, Warehouses warehouses, Caller caller, Clock clock) {
        this.lists = lists;
        this.warehouses = warehouses;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @RolesAllowed({ADMINISTRATOR, WAREHOUSE})
    public TemplateInstance list(
            @RestQuery @Nullable String status,
            @RestQuery @Nullable String warehouse,
            @RestQuery @Nullable String cursor,
            @HeaderParam("HX-Request") @Nullable String htmx) {
        var asked = new Asked(
                status == null || status.isBlank() ? "TO_DO" : status.strip(),
                warehouse == null ? "" : warehouse.strip());
        var search = PickListResource.search(caller.merchant(), asked.warehouse(), asked.status(), null);
        var page = lists.page(search, ROWS, cursor);
        if (htmx != null) return Templates.lists$rows(page, asked, clock.instant());
        return Templates.lists(
                page, asked, views(asked.warehouse()), warehouses.all(caller.merchant()), clock.instant());
    }

    private List<View> views(String warehouse) {
        var counts = lists.toDo(caller.merchant(), warehouse);
        return List.of(
                new View("To do", "TO_DO", counts.open() + counts.begun()),
                new View("Not begun", "OPEN", counts.open()),
                new View("In progress", "PICKING", counts.begun()),
                new View("Done", "DONE", null),
                new View("Cancelled", "CANCELLED", null));
    }

    @GET
    @Path("lists/{id}")
    @RolesAllowed({ADMINISTRATOR, WAREHOUSE})
    public TemplateInstance page(@PathParam("id") String id) {
        var list = lists.get(caller.merchant(), id);
        return Templates.list(list, lists.map(caller.merchant(), list), clock.instant());
    }
}
