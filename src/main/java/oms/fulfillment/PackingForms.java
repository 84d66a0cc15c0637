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
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import oms.identity.Caller;
import oms.inventory.WarehouseView;
import oms.inventory.Warehouses;
import oms.money.Money;
import oms.web.FormFields;
import oms.web.InvalidRequest;
import org.jspecify.annotations.Nullable;

/** What a warehouse packs with, set in the console: scales, freight, label printers and boxes, by the same rules as over the API. */
@Path("/fulfillment/packing")
@Produces(MediaType.TEXT_HTML)
@Blocking
class PackingForms {
    /** @param perKg freight of a kilogram in major units; empty where none is set */
    record Set(PackingRules rules, String currency, String perKg, List<BoxView> boxes) {}

    @CheckedTemplate(basePath = "fulfillment")
    static class Templates {
        private Templates() {}

        static native TemplateInstance packing(
                Set set, List<PrinterView> printers, List<WarehouseView> warehouses, @Nullable String refusal);
    }

    private final Boxes boxes;
    private final Printers printers;
    private final Warehouses warehouses;
    private final Validator validator;
    private final Caller caller;

    PackingForms(Boxes boxes, Printers printers, Warehouses warehouses, Validator validator, Caller caller) {
        this.boxes = boxes;
        this.printers = printers;
        this.warehouses = warehouses;
        this.validator = validator;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({ADMINISTRATOR, WAREHOUSE})
    public TemplateInstance shown() {
        return page(null);
    }

    @POST
    @Path("rules")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed({ADMINISTRATOR, WAREHOUSE})
    public Response rules(MultivaluedMap<String, String> sent) {
        return done(() -> boxes.put(caller.merchant(), FormFields.checked(validator, rules(new FormFields(sent)))));
    }

    @POST
    @Path("printers")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed({ADMINISTRATOR, WAREHOUSE})
    public Response printer(MultivaluedMap<String, String> sent) {
        return done(() -> {
            var form = new FormFields(sent);
            var code = code(form);
            var body = FormFields.checked(
                    validator,
                    new PrinterResource.Body(
                            form.text("name"),
                            form.text("warehouse"),
                            form.text("host"),
                            form.whole("port", "Port"),
                            form.flag("active")));
            if (warehouses.find(caller.merchant(), body.warehouse()).isEmpty())
                throw new InvalidRequest("/warehouse", "unknown_warehouse", "There is no such warehouse");
            printers.put(caller.merchant(), body.printer(code));
        });
    }

    @POST
    @Path("boxes")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed({ADMINISTRATOR, WAREHOUSE})
    public Response box(MultivaluedMap<String, String> sent) {
        return done(() -> {
            var form = new FormFields(sent);
            var code = code(form);
            var body = new BoxBody(
                    form.text("name"),
                    form.whole("lengthMm", "Length"),
                    form.whole("widthMm", "Width"),
                    form.whole("heightMm", "Height"),
                    form.whole("tareGrams", "Empty weight"),
                    form.whole("maxGrams", "Carries"),
                    money(form, "cost", "Cost of a box"),
                    form.flag("active"));
            boxes.put(caller.merchant(), FormFields.checked(validator, body).box(code));
        });
    }

    private static String code(FormFields form) {
        var code = form.text("code");
        if (!code.matches(BoxBody.CODE)) throw new InvalidRequest("/code", "invalid", "Code: " + BoxBody.CODE_MESSAGE);
        return code;
    }

    private Money money(FormFields form, String field, String called) {
        var currency = boxes.currency(caller.merchant());
        try {
            return Money.ofMajor(form.decimal(field, called), currency);
        } catch (ArithmeticException finer) {
            throw new InvalidRequest("/" + field, "invalid_value", called + ": an amount in " + currency);
        }
    }

    private PackingRules rules(FormFields form) {
        return new PackingRules(
                form.text("companyPrefix"),
                form.whole("tolerancePermille", "Thousandths"),
                form.whole("toleranceGrams", "Grams"),
                form.flag("perKg") ? freight(form) : null);
    }

    private Freight freight(FormFields form) {
        return new Freight(
                form.whole("divisor", "Divisor"),
                money(form, "perKg", "Freight of a kilogram"),
                form.whole("stepGrams", "Step"),
                form.whole("wallMm", "Wall"));
    }

    private Response done(Runnable deed) {
        try {
            deed.run();
            return Response.seeOther(URI.create("/fulfillment/packing")).build();
        } catch (InvalidRequest refused) {
            return Response.status(refused.status())
                    .entity(page(refused.words()))
                    .build();
        }
    }

    private TemplateInstance page(@Nullable String refusal) {
        var merchant = caller.merchant();
        var rules = boxes.rules(merchant);
        var freight = rules.freight();
        var perKg = freight == null ? "" : freight.perKg().major().toPlainString();
        return Templates.packing(
                new Set(rules, boxes.currency(merchant), perKg, boxes.all(merchant)),
                printers.all(merchant, ""),
                warehouses.all(merchant),
                refusal);
    }
}
