package oms.inventory;

import static oms.identity.Roles.ADMINISTRATOR;
import static oms.identity.Roles.WAREHOUSE;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Validator;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.ZoneId;
import java.util.List;
import oms.identity.Audit;
import oms.identity.Caller;
import oms.identity.Merchants;
import oms.web.FormFields;
import oms.web.InvalidRequest;
import org.jspecify.annotations.Nullable;

/** The console's form for a warehouse: the same rules as the API's. */
@Path("/inventory")
@Produces(MediaType.TEXT_HTML)
@Blocking
class WarehouseForms {
    @CheckedTemplate(basePath = "inventory")
    static class Templates {
        private Templates() {}

        static native TemplateInstance warehouse(
                WarehouseForm form, boolean isNew, String currency, List<String> zones, @Nullable String refusal);
    }

    private final Warehouses warehouses;
    private final Merchants merchants;
    private final Validator validator;
    private final ObjectMapper json;
    private final Audit audit;
    private final Caller caller;

    WarehouseForms(
            Warehouses warehouses,
            Merchants merchants,
            Validator validator,
            ObjectMapper json,
            Audit audit,
            Caller caller) {
        this.warehouses = warehouses;
        this.merchants = merchants;
        this.validator = validator;
        this.json = json;
        this.audit = audit;
        this.caller = caller;
    }

    @GET
    @Path("warehouses/new")
    @RolesAllowed({ADMINISTRATOR, WAREHOUSE})
    public TemplateInstance empty() {
        var zone = merchants.get(caller.merchant()).zone().getId();
        return page(WarehouseForm.empty(zone), true, null);
    }

    @GET
    @Path("warehouses/{code}/edit")
    @RolesAllowed({ADMINISTRATOR, WAREHOUSE})
    public TemplateInstance edit(@PathParam("code") @Size(max = 64) String code) {
        return page(WarehouseForm.of(warehouses.get(caller.merchant(), code)), false, null);
    }

    @POST
    @Path("warehouses/new")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed({ADMINISTRATOR, WAREHOUSE})
    public Response make(MultivaluedMap<String, String> sent) {
        var form = WarehouseForm.read(sent);
        if (!form.code().matches(StockRequests.CODE)) return refused(form, true, "Code: " + StockRequests.CODE_MESSAGE);
        if (warehouses.find(caller.merchant(), form.code()).isPresent())
            return refused(form, true, "There is a warehouse " + form.code() + " already");
        return save(form, sent, form.code(), true);
    }

    @POST
    @Path("warehouses/{code}/edit")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed({ADMINISTRATOR, WAREHOUSE})
    public Response change(@PathParam("code") @Size(max = 64) String code, MultivaluedMap<String, String> sent) {
        var known = warehouses.get(caller.merchant(), code);
        return save(WarehouseForm.read(sent), sent, known.code(), false);
    }

    private Response save(WarehouseForm form, MultivaluedMap<String, String> sent, String code, boolean isNew) {
        try {
            var body = FormFields.checked(validator, form.body(sent, currency(code), json));
            warehouses.put(caller.merchant(), body.warehouse(code));
            audit.record(caller, isNew ? "warehouse.made" : "warehouse.changed", code);
            return Response.seeOther(URI.create("/inventory/warehouses")).build();
        } catch (InvalidRequest refused) {
            return refused(form, isNew, refused.words());
        }
    }

    private Response refused(WarehouseForm form, boolean isNew, String why) {
        return Response.status(400).entity(page(form, isNew, why)).build();
    }

    /** A warehouse's costs stay in the currency in which they are. */
    private String currency(String code) {
        return warehouses
                .find(caller.merchant(), code)
                .map(warehouse -> warehouse.perOrderCost().currency())
                .orElseGet(() -> merchants.get(caller.merchant()).currency());
    }

    private TemplateInstance page(WarehouseForm form, boolean isNew, @Nullable String refusal) {
        return Templates.warehouse(
                form,
                isNew,
                currency(form.code()),
                ZoneId.getAvailableZoneIds().stream().sorted().toList(),
                refusal);
    }
}
