package oms.inventory;

import static oms.identity.Roles.ADMINISTRATOR;
import static oms.identity.Roles.ORDER_MANAGER;
import static oms.identity.Roles.PICKER;
import static oms.identity.Roles.WAREHOUSE;
import static oms.inventory.StockRequests.CODE;
import static oms.inventory.StockRequests.CODE_MESSAGE;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Map;
import oms.catalog.Catalog;
import oms.identity.Caller;
import oms.order.Orders;
import oms.web.InvalidRequest;
import oms.web.NotFound;
import oms.web.Page;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Counting for the warehouse's people: what is to be counted, one blind count, and the shortfalls that counts found. */
@Path("/inventory")
@Produces(MediaType.TEXT_HTML)
@Blocking
class CountPages {
    private static final int ROWS = 50;

    @CheckedTemplate(basePath = "inventory")
    static class Templates {
        private Templates() {}

        static native TemplateInstance counts(
                Page<CountTask> tasks,
                String status,
                List<WarehouseView> warehouses,
                boolean mayOpen,
                boolean seesShortfalls,
                long shortfalls);

        static native TemplateInstance count(CountTask task, String name);

        static native TemplateInstance shortfalls(Page<Shortfalls.Head> shortfalls, String status);

        static native TemplateInstance shortfall(
                Shortfalls.Head shortfall, List<Shortfalls.Piece> pieces, Map<String, String> numbers);
    }

    private final Counts counts;
    private final CountTasks tasks;
    private final Shortfalls shortfalls;
    private final Warehouses warehouses;
    private final Catalog catalog;
    private final Orders orders;
    private final Caller caller;

    CountPages(
            Counts counts,
            CountTasks tasks,
            Shortfalls shortfalls,
            Warehouses warehouses,
            Catalog catalog,
            Orders orders,
            Caller caller) {
        this.counts = counts;
        this.tasks = tasks;
        this.shortfalls = shortfalls;
        this.warehouses = warehouses;
        this.catalog = catalog;
        this.orders = orders;
        this.caller = caller;
    }

    @GET
    @Path("counts")
    @RolesAllowed({ADMINISTRATOR, ORDER_MANAGER, WAREHOUSE, PICKER})
    public TemplateInstance counts(@RestQuery @Nullable String status, @RestQuery @Nullable String cursor) {
        var wanted = status == null ? "OPEN" : CountResource.one(status, "OPEN", "COUNTED", "CANCELLED");
        return Templates.counts(
                tasks.page(caller.merchant(), null, wanted, ROWS, cursor),
                wanted,
                warehouses.all(caller.merchant()),
                caller.has(ADMINISTRATOR) || caller.has(WAREHOUSE),
                caller.has(ADMINISTRATOR) || caller.has(WAREHOUSE) || caller.has(ORDER_MANAGER),
                shortfalls.open(caller.merchant()));
    }

    @POST
    @Path("counts")
    @RolesAllowed({ADMINISTRATOR, WAREHOUSE})
    public Response open(
            @RestForm @NotNull @Pattern(regexp = CODE, message = CODE_MESSAGE) String warehouse,
            @RestForm @Nullable @Pattern(regexp = "(" + CODE + ")?", message = CODE_MESSAGE) String sku,
            @RestForm @Nullable @Pattern(regexp = "[ABC]?") String abcClass,
            @RestForm @Nullable @Pattern(regexp = "[A-Za-z0-9-]{0,10}", message = "letters and digits, at most 10")
                    String aisle,
            @RestForm @Nullable @Pattern(regexp = "[0-9]{0,4}", message = "a whole number") String shelf,
            @RestForm @Nullable @Pattern(regexp = "[0-9]{0,4}", message = "a whole number") String bin) {
        var place = StockForms.place(aisle, shelf, bin);
        var plan = new CountBodies.Plan(
                warehouse,
                sku == null || sku.isEmpty() ? null : List.of(sku),
                place == null ? null : new StockRequests.PlaceBody(place.aisle(), place.shelf(), place.bin()),
                abcClass == null || abcClass.isEmpty() ? null : AbcClasses.Class.valueOf(abcClass),
                null);
        if (!plan.isSomething()) throw new InvalidRequest("/sku", "nothing_named", "Name a SKU, a place, or a class");
        if (!plan.isOneThing())
            throw new InvalidRequest("/abcClass", "too_much", "A class has neither a SKU nor a place");
        counts.open(caller.merchant(), plan, caller.name());
        return Response.seeOther(URI.create("/inventory/counts")).build();
    }

    @GET
    @Path("counts/{id}")
    @RolesAllowed({ADMINISTRATOR, ORDER_MANAGER, WAREHOUSE, PICKER})
    public TemplateInstance count(@PathParam("id") @Size(max = 64) String id) {
        var task = counts.get(caller.merchant(), id);
        var product = catalog.products(caller.merchant(), List.of(task.sku())).get(task.sku());
        return Templates.count(task, product == null ? "" : product.name());
    }

    @POST
    @Path("counts/{id}")
    @RolesAllowed({ADMINISTRATOR, WAREHOUSE, PICKER})
    public Response counted(
            @PathParam("id") @Size(max = 64) String id,
            @RestForm @NotNull @Pattern(regexp = "[0-9]{1,9}", message = "a whole number") String counted) {
        counts.count(caller.merchant(), id, Long.parseLong(counted), caller.name());
        return to(id);
    }

    @POST
    @Path("counts/{id}/cancel")
    @RolesAllowed({ADMINISTRATOR, WAREHOUSE})
    public Response cancel(@PathParam("id") @Size(max = 64) String id) {
        counts.cancel(caller.merchant(), id, caller.name());
        return Response.seeOther(URI.create("/inventory/counts")).build();
    }

    @GET
    @Path("shortfalls")
    @RolesAllowed({ADMINISTRATOR, ORDER_MANAGER, WAREHOUSE})
    public TemplateInstance shortfalls(@RestQuery @Nullable String status, @RestQuery @Nullable String cursor) {
        var wanted = status == null ? "OPEN" : CountResource.one(status, "OPEN", "RESOLVED");
        return Templates.shortfalls(shortfalls.page(caller.merchant(), wanted, ROWS, cursor), wanted);
    }

    @GET
    @Path("shortfalls/{id}")
    @RolesAllowed({ADMINISTRATOR, ORDER_MANAGER, WAREHOUSE})
    public TemplateInstance shortfall(@PathParam("id") @Size(max = 64) String id) {
        var head = shortfalls.find(caller.merchant(), id).orElseThrow(() -> new NotFound("shortfall"));
        var pieces = shortfalls.pieces(caller.merchant(), id);
        var numbers = orders.numbers(
                caller.merchant(),
                pieces.stream().map(Shortfalls.Piece::orderId).toList());
        return Templates.shortfall(head, pieces, numbers);
    }

    private static Response to(String id) {
        return Response.seeOther(URI.create("/inventory/counts/" + id)).build();
    }
}
