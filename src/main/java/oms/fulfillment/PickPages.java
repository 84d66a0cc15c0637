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
import oms.identity.Caller;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The picker's handheld: what is to do, and one list walked bin by bin. Scans go to {@link PickListResource}. */
@Path("/fulfillment/pick")
@Produces(MediaType.TEXT_HTML)
@Blocking
class PickPages {
    /** @param barcode what the article's label says, empty where the catalogue does not know it */
    record Stop(PickLineView line, String barcode) {}

    @CheckedTemplate(basePath = "fulfillment")
    static class Templates {
        private Templates() {}

        static native TemplateInstance tasks(PickTasks.Tasks tasks, Instant now);

        static native TemplateInstance pick(
                PickListView list, List<Stop> stops, @Nullable PickLineView next, FloorMap map, Instant now);
    }

    private final PickLists lists;
    private final PickTasks tasks;
    private final Barcodes barcodes;
    private final Caller caller;
    private final Clock clock;

    PickPages(PickLists lists, PickTasks tasks, Barcodes barcodes, Caller caller, Clock clock) {
        this.lists = lists;
        this.tasks = tasks;
        this.barcodes = barcodes;
        this.caller = caller;
        this.clock = clock;
    }

    /** @param none whether a trolley was asked for and there was nothing for one */
    @GET
    @RolesAllowed({ADMINISTRATOR, WAREHOUSE, PICKER})
    public TemplateInstance tasks(
            @RestQuery @Nullable String warehouse, @RestQuery @Nullable String zone, @RestQuery @Nullable String none) {
        return Templates.tasks(
                tasks.of(caller.merchant(), strip(warehouse), strip(zone), none != null), clock.instant());
    }

    private static String strip(@Nullable String text) {
        return text == null ? "" : text.strip();
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
        var codes = barcodes.of(
                caller.merchant(), list.lines().stream().map(PickLineView::sku).toList());
        return list.lines().stream()
                .map(line -> new Stop(line, codes.getOrDefault(line.sku(), "")))
                .toList();
    }
}
