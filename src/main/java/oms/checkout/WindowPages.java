package oms.checkout;

import static oms.identity.Roles.ADMINISTRATOR;
import static oms.identity.Roles.DISPATCHER;
import static oms.identity.Roles.ORDER_MANAGER;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.List;
import oms.identity.Caller;
import oms.inventory.WarehouseView;
import oms.inventory.Warehouses;
import oms.web.Csv;
import oms.web.Page;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

/** Delivery windows in the console: how full the coming ones are, and the week they are made from. */
@Path("/checkout/windows")
@Produces(MediaType.TEXT_HTML)
class WindowPages {
    private static final int ROWS = 100;

    /** Times that exist; others are answered as bad input. */
    private static final String TIME = "([01][0-9]|2[0-3]):[0-5][0-9]";

    /** @param tone of its bar */
    record Line(DeliveryWindow window, String tone) {
        static Line of(DeliveryWindow w) {
            return new Line(w, w.free() == 0 ? "bad" : w.free() * 5 <= w.capacity() ? "warn" : "ok");
        }
    }

    @CheckedTemplate(basePath = "checkout")
    static class Templates {
        private Templates() {}

        static native TemplateInstance windows(
                Page<Line> windows,
                boolean first,
                List<WindowRule> plan,
                List<DayOfWeek> days,
                List<WarehouseView> warehouses,
                boolean mayChange);

        static native TemplateInstance imported(Csv.Report report);
    }

    private final DeliveryWindows windows;
    private final WindowImport files;
    private final Warehouses warehouses;
    private final Caller caller;

    WindowPages(DeliveryWindows windows, WindowImport files, Warehouses warehouses, Caller caller) {
        this.windows = windows;
        this.files = files;
        this.warehouses = warehouses;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({ADMINISTRATOR, ORDER_MANAGER, DISPATCHER})
    public TemplateInstance list(@RestQuery @Nullable String cursor) {
        var coming = windows.coming(caller.merchant(), cursor, ROWS);
        return Templates.windows(
                new Page<>(coming.items().stream().map(Line::of).toList(), coming.nextCursor()),
                cursor == null || cursor.isEmpty(),
                windows.plan(caller.merchant()),
                List.of(DayOfWeek.values()),
                warehouses.all(caller.merchant()),
                caller.has(ADMINISTRATOR) || caller.has(DISPATCHER));
    }

    /** Plans a window for each of the chosen days of the week. */
    @POST
    @Path("plan")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed({ADMINISTRATOR, DISPATCHER})
    public Response plan(
            @RestForm @NotNull @Size(min = 1, max = 64) String warehouse,
            @RestForm @NotNull @Size(min = 1, max = 7)
                    List<@NotNull @Pattern(regexp = "[1-7]", message = "a day of the week") String> weekday,
            @RestForm @NotNull @Pattern(regexp = TIME, message = "a time: 09:00") String begins,
            @RestForm @NotNull @Pattern(regexp = TIME, message = "a time: 11:00") String ends,
            @RestForm @NotNull @Pattern(regexp = "[1-9][0-9]{0,4}", message = "a whole number") String capacity,
            @RestForm @NotNull @Pattern(regexp = "[0-9]{1,4}", message = "minutes") String closesBefore) {
        for (var day : weekday)
            windows.put(
                    caller,
                    new WindowRule(
                            warehouse,
                            Integer.parseInt(day),
                            LocalTime.parse(begins),
                            LocalTime.parse(ends),
                            Integer.parseInt(capacity),
                            Integer.parseInt(closesBefore)));
        return back();
    }

    @POST
    @Path("plan/remove")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed({ADMINISTRATOR, DISPATCHER})
    public Response remove(
            @RestForm @NotNull @Size(min = 1, max = 64) String warehouse,
            @RestForm @NotNull @Pattern(regexp = "[1-7]") String weekday,
            @RestForm @NotNull @Pattern(regexp = TIME) String begins,
            @RestForm @NotNull @Pattern(regexp = TIME) String ends) {
        windows.remove(
                caller,
                new WindowRule(
                        warehouse, Integer.parseInt(weekday), LocalTime.parse(begins), LocalTime.parse(ends), 1, 0));
        return back();
    }

    @POST
    @Path("plan/import")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @RolesAllowed({ADMINISTRATOR, DISPATCHER})
    public TemplateInstance take(@RestForm @Nullable FileUpload file) {
        return Templates.imported(files.take(caller, Csv.text(file == null ? null : file.uploadedFile())));
    }

    @POST
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed({ADMINISTRATOR, DISPATCHER})
    public Response change(
            @PathParam("id") String id,
            @RestForm @NotNull @Pattern(regexp = "[0-9]{1,5}", message = "a whole number") String capacity,
            @RestForm @Nullable String closed) {
        windows.change(caller, id, Integer.parseInt(capacity), closed != null);
        return back();
    }

    private static Response back() {
        return Response.seeOther(URI.create("/checkout/windows")).build();
    }
}
