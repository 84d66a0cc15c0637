package oms.fulfillment;

import static oms.identity.Roles.ADMINISTRATOR;
import static oms.identity.Roles.PICKER;
import static oms.identity.Roles.WAREHOUSE;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import oms.identity.Caller;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** A round with a trolley on the picker's handheld, and what is to be put back. Scans go to {@link PickBatchResource}. */
@Path("/fulfillment/batch")
@Produces(MediaType.TEXT_HTML)
@Blocking
class BatchPages {
    /**
     * A step as the handheld needs it.
     *
     * @param stop its number on the map: steps at one bin share it
     * @param barcode what the article's label says, empty where the catalogue does not know it
     */
    record Stop(BatchView.Step step, int stop, String barcode, String tote) {}

    /** @param barcode what the article's label says, empty where the catalogue does not know it */
    record Back(PutBackView back, String barcode) {}

    @CheckedTemplate(basePath = "fulfillment")
    static class Templates {
        private Templates() {}

        static native TemplateInstance batch(BatchView view, List<Stop> stops, FloorMap map);

        static native TemplateInstance putbacks(List<Back> backs, String warehouse);
    }

    private final PickBatches batches;
    private final PutBacks putBacks;
    private final Layouts layouts;
    private final Barcodes barcodes;
    private final Caller caller;

    BatchPages(PickBatches batches, PutBacks putBacks, Layouts layouts, Barcodes barcodes, Caller caller) {
        this.batches = batches;
        this.putBacks = putBacks;
        this.layouts = layouts;
        this.barcodes = barcodes;
        this.caller = caller;
    }

    /** Takes the next trolley. */
    @POST
    @Path("next")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed({ADMINISTRATOR, WAREHOUSE, PICKER})
    public Response next(@RestForm @Nullable String warehouse, @RestForm @Nullable String zone) {
        var at = warehouse == null ? "" : warehouse.strip();
        var in = zone == null ? "" : zone.strip();
        try {
            var taken = batches.next(caller.merchant(), at, in, caller.name());
            return Response.seeOther(UriBuilder.fromPath("/fulfillment/batch/{id}")
                            .build(taken.batch().id()))
                    .build();
        } catch (ScanRefused nothing) {
            return Response.seeOther(UriBuilder.fromPath("/fulfillment/pick")
                            .queryParam("warehouse", at)
                            .queryParam("zone", in)
                            .queryParam("none", "1")
                            .build())
                    .build();
        }
    }

    @GET
    @Path("{id}")
    @RolesAllowed({ADMINISTRATOR, WAREHOUSE, PICKER})
    public TemplateInstance batch(@PathParam("id") String id) {
        var view = batches.get(caller.merchant(), id);
        return Templates.batch(
                view,
                stops(view),
                map(layouts.of(caller.merchant(), view.batch().warehouse()), view));
    }

    @GET
    @Path("put-backs")
    @RolesAllowed({ADMINISTRATOR, WAREHOUSE, PICKER})
    public TemplateInstance backs(@RestQuery @Nullable String warehouse, @RestQuery @Nullable String list) {
        var at = warehouse == null ? "" : warehouse.strip();
        var open = putBacks.open(caller.merchant(), at, "", list == null ? "" : list.strip());
        var codes = barcodes.of(
                caller.merchant(), open.stream().map(PutBackView::sku).toList());
        return Templates.putbacks(
                open.stream()
                        .map(back -> new Back(back, codes.getOrDefault(back.sku(), "")))
                        .toList(),
                at);
    }

    private List<Stop> stops(BatchView view) {
        var codes = barcodes.of(
                caller.merchant(),
                view.steps().stream().map(BatchView.Step::sku).toList());
        var totes = new LinkedHashMap<String, String>();
        view.totes().forEach(tote -> totes.put(tote.list(), tote.getPlace()));
        var numbers = numbers(view);
        return view.steps().stream()
                .map(step -> new Stop(
                        step,
                        numbers.getOrDefault(step.bin() == null ? "" : step.bin(), 0),
                        codes.getOrDefault(step.sku(), ""),
                        totes.getOrDefault(step.list(), "")))
                .toList();
    }

    /** @return the number of each bin on the walk, by its code */
    static Map<String, Integer> numbers(BatchView view) {
        var numbers = new LinkedHashMap<String, Integer>();
        view.steps().forEach(step -> numbers.putIfAbsent(step.bin() == null ? "" : step.bin(), numbers.size() + 1));
        return numbers;
    }

    /** Several steps at one bin are one stop of the walk. */
    static FloorMap map(Layout layout, BatchView view) {
        var numbers = numbers(view);
        var drawn = new ArrayList<PickLineView>();
        for (var step : view.steps()) {
            var no = numbers.getOrDefault(step.bin() == null ? "" : step.bin(), 0);
            if (drawn.stream().noneMatch(line -> line.no() == no))
                drawn.add(new PickLineView(
                        no, step.sku(), step.name(), step.bin(), step.place(), step.quantity(), step.picked()));
        }
        return FloorMap.of(layout, drawn);
    }
}
