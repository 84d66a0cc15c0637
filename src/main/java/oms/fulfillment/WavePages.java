package oms.fulfillment;

import static oms.identity.Roles.ADMINISTRATOR;
import static oms.identity.Roles.WAREHOUSE;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Validator;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import java.util.List;
import java.util.stream.Collectors;
import oms.fulfillment.BatchRepository.Search;
import oms.identity.Caller;
import oms.inventory.WarehouseView;
import oms.web.InvalidRequest;
import oms.web.Problem;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Waves and the rounds they are made of, as the warehouse's office sees them. */
@Path("/fulfillment/waves")
@Produces(MediaType.TEXT_HTML)
@Blocking
class WavePages {
    private static final int MOST = 100;

    /**
     * What the page shows of one warehouse.
     *
     * @param warehouse empty where the merchant has none
     * @param waiting trolleys that wait or are under way
     */
    record Floor(
            String warehouse,
            FloorRules rules,
            List<WaveView> waves,
            List<BatchSummary> waiting,
            List<BenchRepository.Apart> apart) {
        public String cutOffs() {
            return rules.cutOffs().stream().map(Object::toString).collect(Collectors.joining(", "));
        }
    }

    @CheckedTemplate(basePath = "fulfillment")
    static class Templates {
        private Templates() {}

        static native TemplateInstance waves(List<WarehouseView> warehouses, Floor floor, @Nullable String refusal);

        static native TemplateInstance wave(WaveView wave, List<BatchSummary> batches);

        static native TemplateInstance round(BatchView view, FloorMap map, @Nullable String refusal);
    }

    private final WaveDesk desk;
    private final PickBatches batches;
    private final Layouts layouts;
    private final Validator validator;
    private final Caller caller;

    WavePages(WaveDesk desk, PickBatches batches, Layouts layouts, Validator validator, Caller caller) {
        this.desk = desk;
        this.batches = batches;
        this.layouts = layouts;
        this.validator = validator;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({ADMINISTRATOR, WAREHOUSE})
    public TemplateInstance waves(@RestQuery @Nullable String warehouse) {
        return page(warehouse, null);
    }

    @POST
    @Path("release")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed({ADMINISTRATOR, WAREHOUSE})
    public Response release(@RestForm @Nullable String warehouse) {
        try {
            var wave = desk.waves.release(caller.merchant(), warehouse == null ? "" : warehouse, caller.name());
            return see("/fulfillment/waves/{id}", wave.id());
        } catch (ScanRefused refused) {
            return refused(warehouse, refused.status(), refused.detail());
        }
    }

    @POST
    @Path("rules")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed({ADMINISTRATOR, WAREHOUSE})
    public Response rules(MultivaluedMap<String, String> form) {
        var warehouse = form.getFirst("warehouse");
        try {
            var rules = FloorRulesForm.read(form);
            var faults = validator.validate(rules).stream()
                    .map(v -> new Problem.Fault("/", "invalid", v.getPropertyPath() + " " + v.getMessage()))
                    .toList();
            if (!faults.isEmpty()) throw new InvalidRequest(faults);
            desk.waves.put(caller.merchant(), warehouse == null ? "" : warehouse, rules, caller.name());
            return Response.seeOther(UriBuilder.fromPath("/fulfillment/waves")
                            .queryParam("warehouse", warehouse)
                            .build())
                    .build();
        } catch (InvalidRequest refused) {
            return refused(warehouse, refused.status(), refused.words());
        }
    }

    @GET
    @Path("{id}")
    @RolesAllowed({ADMINISTRATOR, WAREHOUSE})
    public TemplateInstance wave(@PathParam("id") String id) {
        var wave = desk.waves.get(caller.merchant(), id);
        return Templates.wave(wave, batches.some(new Search(caller.merchant(), "", "", id, ""), MOST));
    }

    @GET
    @Path("rounds/{id}")
    @RolesAllowed({ADMINISTRATOR, WAREHOUSE})
    public TemplateInstance round(@PathParam("id") String id) {
        return round(id, null);
    }

    @POST
    @Path("rounds/{id}/dissolve")
    @RolesAllowed({ADMINISTRATOR, WAREHOUSE})
    public Response dissolve(@PathParam("id") String id) {
        try {
            batches.dissolve(caller.merchant(), id, caller.name());
            return see("/fulfillment/waves/rounds/{id}", id);
        } catch (ScanRefused refused) {
            return Response.status(refused.status())
                    .entity(round(id, refused.detail()))
                    .build();
        }
    }

    private TemplateInstance round(String id, @Nullable String refusal) {
        var view = batches.get(caller.merchant(), id);
        var layout = layouts.of(caller.merchant(), view.batch().warehouse());
        return Templates.round(view, BatchPages.map(layout, view), refusal);
    }

    private Response refused(@Nullable String warehouse, int status, String why) {
        return Response.status(status).entity(page(warehouse, why)).build();
    }

    private static Response see(String path, String id) {
        return Response.seeOther(UriBuilder.fromPath(path).build(id)).build();
    }

    private TemplateInstance page(@Nullable String asked, @Nullable String refusal) {
        var all = desk.warehouses.all(caller.merchant());
        var at = all.stream()
                .map(WarehouseView::code)
                .filter(code -> code.equals(asked))
                .findFirst()
                .orElse(all.isEmpty() ? "" : all.getFirst().code());
        return Templates.waves(all, desk.floor(caller.merchant(), at), refusal);
    }
}
