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
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import oms.identity.Caller;
import oms.inventory.WarehouseView;
import oms.inventory.Warehouses;
import oms.web.InvalidRequest;
import oms.web.Problem;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

/** A warehouse's floor, drawn and edited. */
@Path("/fulfillment/floors")
@Produces(MediaType.TEXT_HTML)
@Blocking
class LayoutPages {
    /** @param isSet whether somebody has set it, or the bins suggest it */
    record Shown(String warehouse, Layout layout, boolean isSet) {}

    @CheckedTemplate(basePath = "fulfillment")
    static class Templates {
        private Templates() {}

        static native TemplateInstance floors(List<WarehouseView> warehouses);

        static native TemplateInstance floor(Shown shown, FloorMap map, @Nullable String refusal);
    }

    private final Layouts layouts;
    private final Warehouses warehouses;
    private final Validator validator;
    private final Caller caller;

    LayoutPages(Layouts layouts, Warehouses warehouses, Validator validator, Caller caller) {
        this.layouts = layouts;
        this.warehouses = warehouses;
        this.validator = validator;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({ADMINISTRATOR, WAREHOUSE})
    public TemplateInstance all() {
        return Templates.floors(warehouses.all(caller.merchant()));
    }

    @GET
    @Path("{warehouse}")
    @RolesAllowed({ADMINISTRATOR, WAREHOUSE})
    public TemplateInstance floor(@PathParam("warehouse") String warehouse) {
        return page(warehouse, layouts.get(caller.merchant(), warehouse), null);
    }

    @POST
    @Path("{warehouse}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed({ADMINISTRATOR, WAREHOUSE})
    public Response change(
            @PathParam("warehouse") String warehouse,
            @RestForm @Nullable String binMm,
            @RestForm @Nullable String depotAisle,
            @RestForm @Nullable String depotCross,
            @RestForm("name") @Nullable List<String> names,
            @RestForm("at") @Nullable List<String> ats,
            @RestForm("way") @Nullable List<String> ways,
            @RestForm("zone") @Nullable List<String> zones,
            @RestForm("after") @Nullable List<String> afters,
            @RestForm("width") @Nullable List<String> widths) {
        try {
            var form = new LayoutForm(binMm, depotAisle, depotCross, names, ats, ways, zones, afters, widths);
            var layout = form.layout();
            refuseInvalid(layout);
            layouts.put(caller.merchant(), warehouse, layout, caller.name());
            return Response.seeOther(URI.create("/fulfillment/floors/"
                            + URLEncoder.encode(warehouse, StandardCharsets.UTF_8)
                                    .replace("+", "%20")))
                    .build();
        } catch (InvalidRequest refused) {
            return Response.status(refused.status())
                    .entity(page(warehouse, layouts.get(caller.merchant(), warehouse), refused.words()))
                    .build();
        }
    }

    private void refuseInvalid(Layout layout) {
        var faults = validator.validate(layout).stream()
                .map(v -> new Problem.Fault("/", "invalid", v.getPropertyPath() + " " + v.getMessage()))
                .toList();
        if (!faults.isEmpty()) throw new InvalidRequest(faults);
    }

    private TemplateInstance page(String warehouse, Layout layout, @Nullable String refusal) {
        var shown = new Shown(warehouse, layout, layouts.isSet(caller.merchant(), warehouse));
        return Templates.floor(shown, FloorMap.of(layout), refusal);
    }
}
