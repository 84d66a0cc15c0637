package oms.allocation;

import static oms.identity.Roles.ADMINISTRATOR;
import static oms.identity.Roles.DISPATCHER;
import static oms.identity.Roles.ORDER_MANAGER;
import static oms.identity.Roles.WAREHOUSE;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
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
import java.time.Instant;
import java.util.List;
import oms.identity.Audit;
import oms.identity.Caller;
import oms.identity.Merchants;
import oms.order.AllocationModel;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Why an order goes the way it goes, what waits for a plan, how channels sell, and what would happen. */
@Path("/allocation")
@Produces(MediaType.TEXT_HTML)
class AllocationPages {
    private static final int SHORT = 5;

    /** A decision with its ways. */
    record Told(int no, Decision.Outcome outcome, String reason, Instant madeAt, Ways ways) {
        static Told of(Decision decision) {
            return new Told(
                    decision.no(),
                    decision.outcome(),
                    decision.reason(),
                    decision.madeAt(),
                    Ways.of(decision.record()));
        }

        /** @return the winner and those next to it */
        public List<Ways.Way> best() {
            return ways.ways().subList(0, Math.min(SHORT, ways.ways().size()));
        }

        public int others() {
            return ways.ways().size() - best().size();
        }
    }

    @CheckedTemplate(basePath = "allocation")
    static class Templates {
        private Templates() {}

        static native TemplateInstance console(
                List<ChannelView> channels,
                List<AllocationModel> models,
                List<Regions.Assigned> regions,
                List<Weights.Weight> weights,
                boolean mayChange);

        static native TemplateInstance waiting(List<WaitingRoom.Line> waiting);

        static native TemplateInstance why(String orderId, @Nullable String waitingFor, @Nullable Told latest);

        static native TemplateInstance order(AllocationView view, List<Told> decisions);

        static native TemplateInstance dryrun(
                DryRunForm.Asked asked, @Nullable String refused, @Nullable DryRun answer, Ways ways);
    }

    private final Allocation allocation;
    private final Channels channels;
    private final Regions regions;
    private final WaitingRoom room;
    private final Weights weights;
    private final DryRunForm form;
    private final Merchants merchants;
    private final Audit audit;
    private final Caller caller;

    AllocationPages(
            Allocation allocation,
            Channels channels,
            Regions regions,
            WaitingRoom room,
            Weights weights,
            DryRunForm form,
            Merchants merchants,
            Audit audit,
            Caller caller) {
        this.allocation = allocation;
        this.channels = channels;
        this.regions = regions;
        this.room = room;
        this.weights = weights;
        this.form = form;
        this.merchants = merchants;
        this.audit = audit;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({ADMINISTRATOR, ORDER_MANAGER, DISPATCHER, WAREHOUSE})
    public TemplateInstance console() {
        var currency = merchants.get(caller.merchant()).currency();
        return Templates.console(
                channels.all(caller.merchant()),
                List.of(AllocationModel.values()),
                regions.assigned(caller.merchant()),
                weights.of(currency),
                caller.has(ADMINISTRATOR));
    }

    /** What waits for a plan and why: a fragment for this console and the dispatch board. */
    @GET
    @Path("waiting")
    @RolesAllowed({ADMINISTRATOR, ORDER_MANAGER, DISPATCHER, WAREHOUSE})
    public TemplateInstance waiting() {
        return Templates.waiting(room.lines(caller.merchant()));
    }

    @POST
    @Path("channels")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed(ADMINISTRATOR)
    @Transactional
    public Response channel(
            @RestForm @NotNull @Pattern(regexp = ChannelResource.CODE) String code,
            @RestForm @Nullable @Size(max = 120) String name,
            @RestForm @NotNull AllocationModel model) {
        var called = name == null || name.isBlank() ? code : name.strip();
        channels.put(caller.merchant(), new ChannelView(code, called, model));
        audit.record(caller, "channel.changed", code + ": " + model);
        return Response.seeOther(URI.create("/allocation")).build();
    }

    @POST
    @Path("regions")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed(ADMINISTRATOR)
    @Transactional
    public Response region(
            @RestForm @NotNull String warehouse,
            @RestForm @NotNull @Pattern(regexp = RegionResource.NAME) String region) {
        regions.assign(caller.merchant(), warehouse, region);
        audit.record(caller, "region.changed", warehouse + ": " + (region.isEmpty() ? "none" : region));
        return Response.seeOther(URI.create("/allocation")).build();
    }

    /** All the ways and decisions of one order. */
    @GET
    @Path("orders/{id}")
    @RolesAllowed({ADMINISTRATOR, ORDER_MANAGER, DISPATCHER, WAREHOUSE})
    public TemplateInstance order(@PathParam("id") String id) {
        var view = allocation.why(caller.merchant(), id);
        return Templates.order(view, view.decisions().stream().map(Told::of).toList());
    }

    /** The panel of the order's page. */
    @GET
    @Path("orders/{id}/why")
    @RolesAllowed({ADMINISTRATOR, ORDER_MANAGER, DISPATCHER, WAREHOUSE})
    public TemplateInstance why(@PathParam("id") String id) {
        var view = allocation.why(caller.merchant(), id);
        var latest = view.decisions().stream().findFirst().map(Told::of).orElse(null);
        return Templates.why(view.orderId(), view.waitingFor(), latest);
    }

    /** What would happen, to an order that is there or to lines and a place. Changes nothing. */
    @GET
    @Path("dry-run")
    @RolesAllowed({ADMINISTRATOR, ORDER_MANAGER, DISPATCHER})
    public TemplateInstance dryRun(
            @RestQuery @Nullable @Size(max = 64) String order,
            @RestQuery @Nullable @Size(max = 4000) String lines,
            @RestQuery @Nullable @Size(max = 64) String lat,
            @RestQuery @Nullable @Size(max = 64) String lon,
            @RestQuery @Nullable @Size(max = 64) String warehouse) {
        var asked = DryRunForm.Asked.of(order, lines, lat, lon, warehouse);
        var answer = form.answer(caller.merchant(), asked);
        var record = answer.dryRun() == null
                ? new DecisionRecord("USD", List.of(), List.of(), null)
                : answer.dryRun().record();
        return Templates.dryrun(asked, answer.refused(), answer.dryRun(), Ways.of(record));
    }
}
