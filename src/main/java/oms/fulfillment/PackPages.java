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
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import oms.identity.Caller;
import oms.inventory.WarehouseView;
import oms.inventory.Warehouses;
import oms.web.InvalidRequest;
import oms.web.Problem;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The packing bench: what waits to be packed, and one shipment packed box by box. */
@Path("/fulfillment/pack")
@Produces(MediaType.TEXT_HTML)
@Blocking
class PackPages {
    private static final int MOST_TASKS = 40;

    /**
     * What the form shows: the proposal at first, what was sent and refused afterwards.
     *
     * @param again whether it was refused
     * @param quantities pieces by SKU
     */
    record Tried(boolean again, String box, String weighed, Map<String, String> quantities) {
        static Tried first(@Nullable PackStep step) {
            var quantities = new HashMap<String, String>();
            if (step == null) return new Tried(false, "", "", quantities);
            step.parts().forEach(part -> quantities.put(part.sku(), Integer.toString(part.proposed())));
            return new Tried(false, step.box().box(), "", quantities);
        }

        static Tried again(@Nullable String box, @Nullable String weighed, List<String> skus, List<String> quantities) {
            var pieces = new HashMap<String, String>();
            for (int i = 0; i < Math.min(skus.size(), quantities.size()); i++)
                pieces.put(skus.get(i), quantities.get(i));
            return new Tried(true, box == null ? "" : box, weighed == null ? "" : weighed, pieces);
        }

        public String pieces(String sku) {
            return quantities.getOrDefault(sku, "0");
        }
    }

    @CheckedTemplate(basePath = "fulfillment")
    static class Templates {
        private Templates() {}

        static native TemplateInstance bench(
                List<PickListSummary> waiting,
                List<WarehouseView> warehouses,
                String warehouse,
                String tote,
                Instant now);

        static native TemplateInstance pack(
                Bench bench, @Nullable PackStep step, @Nullable String refusal, Tried tried);
    }

    private final Packages packages;
    private final BenchRepository bench;
    private final Warehouses warehouses;
    private final Caller caller;
    private final Clock clock;

    PackPages(Packages packages, BenchRepository bench, Warehouses warehouses, Caller caller, Clock clock) {
        this.packages = packages;
        this.bench = bench;
        this.warehouses = warehouses;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @RolesAllowed({ADMINISTRATOR, WAREHOUSE, PICKER})
    public Response bench(
            @RestQuery @Nullable String warehouse,
            @RestQuery @Nullable String shipment,
            @RestQuery @Nullable String tote) {
        if (shipment != null && shipment.matches("[A-Za-z0-9_]{1,40}")) return toShipment(shipment);
        var found = tote == null ? Optional.<String>empty() : bench.shipmentInTote(caller.merchant(), tote.strip());
        if (found.isPresent()) return toShipment(found.get());
        var at = warehouse == null ? "" : warehouse.strip();
        var waiting = bench.toPack(caller.merchant(), at, MOST_TASKS);
        return Response.ok(Templates.bench(
                        waiting,
                        warehouses.all(caller.merchant()),
                        at,
                        tote == null ? "" : tote.strip(),
                        clock.instant()))
                .build();
    }

    @GET
    @Path("{shipment}")
    @RolesAllowed({ADMINISTRATOR, WAREHOUSE, PICKER})
    public TemplateInstance pack(@PathParam("shipment") String shipment, @RestQuery @Nullable String unprinted) {
        return page(shipment, unprinted == null ? null : "The printer did not take the label", null);
    }

    /**
     * Seals one box.
     *
     * @param sku the articles in it; {@code quantity} has as many elements, 0 for none of it
     * @param known how many packages the page knew of: a form that is sent twice seals once
     */
    @POST
    @Path("{shipment}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed({ADMINISTRATOR, WAREHOUSE, PICKER})
    public Response seal(
            @PathParam("shipment") String shipment,
            @RestForm @Nullable String box,
            @RestForm @Nullable String weightGrams,
            @RestForm @Nullable List<String> sku,
            @RestForm @Nullable List<String> quantity,
            @RestForm @Nullable String known) {
        var skus = sku == null ? List.<String>of() : sku;
        var quantities = quantity == null ? List.<String>of() : quantity;
        try {
            var sealing = new Sealing(
                    box == null ? "" : box, number("weightGrams", weightGrams, 1), contents(skus, quantities));
            packages.seal(caller.merchant(), shipment, sealing, caller.name(), number("known", known, 0));
            return toShipment(shipment);
        } catch (WeightRefused | PackingRefused refused) {
            return refused(shipment, refused, Tried.again(box, weightGrams, skus, quantities));
        }
    }

    @POST
    @Path("packages/{id}/open")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed({ADMINISTRATOR, WAREHOUSE, PICKER})
    public Response open(@PathParam("id") String id) {
        return toShipment(packages.open(caller.merchant(), id, caller.name()).shipmentId());
    }

    private Response refused(String shipment, Problem refused, Tried tried) {
        return Response.status(refused.status())
                .entity(page(shipment, refused.detail(), tried))
                .build();
    }

    private TemplateInstance page(String shipment, @Nullable String refusal, @Nullable Tried tried) {
        var seen = packages.bench(caller.merchant(), shipment);
        var step = PackStep.of(seen);
        return Templates.pack(seen, step, refusal, tried == null ? Tried.first(step) : tried);
    }

    private static Response toShipment(String shipment) {
        return Response.seeOther(URI.create("/fulfillment/pack/" + shipment)).build();
    }

    private static List<Sealing.Content> contents(List<String> skus, List<String> quantities) {
        if (skus.size() != quantities.size() || skus.size() > 1000)
            throw new InvalidRequest("/sku", "invalid_value", "Every article needs its quantity");
        var contents = new ArrayList<Sealing.Content>();
        for (int i = 0; i < skus.size(); i++) {
            var pieces = number("quantity", quantities.get(i), 0);
            if (pieces > 0) contents.add(new Sealing.Content(skus.get(i), pieces));
        }
        if (contents.isEmpty()) throw new PackingRefused("empty_box", "Nothing is in the box yet");
        return contents;
    }

    private static int number(String field, @Nullable String text, int least) {
        if (text == null || !text.strip().matches("[0-9]{1,8}") || Integer.parseInt(text.strip()) < least)
            throw new InvalidRequest("/" + field, "invalid_value", "A whole number from " + least + " on");
        return Integer.parseInt(text.strip());
    }
}
