package oms.fraud;

import static oms.identity.Roles.ADMINISTRATOR;
import static oms.identity.Roles.FRAUD_REVIEWER;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotBlank;
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
import java.math.BigDecimal;
import java.net.URI;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import oms.identity.Caller;
import oms.identity.Merchants;
import oms.money.Money;
import oms.web.Csv;
import oms.web.InvalidRequest;
import oms.web.Page;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

/** Charge-backs in the console: what there is, a form for one, a file of many. */
@Path("/fraud/charge-backs")
@Produces(MediaType.TEXT_HTML)
class ChargeBackPages {
    private static final int ROWS = 50;

    @CheckedTemplate(basePath = "fraud")
    static class Templates {
        private Templates() {}

        static native TemplateInstance chargebacks(
                Page<ChargeBack> chargeBacks, List<ChargeBack.Reason> reasons, String currency);

        static native TemplateInstance imported(Csv.Report report);
    }

    private final ChargeBacks chargeBacks;
    private final ChargeBackImport files;
    private final Merchants merchants;
    private final Caller caller;

    ChargeBackPages(ChargeBacks chargeBacks, ChargeBackImport files, Merchants merchants, Caller caller) {
        this.chargeBacks = chargeBacks;
        this.files = files;
        this.merchants = merchants;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({ADMINISTRATOR, FRAUD_REVIEWER})
    public TemplateInstance list(@RestQuery @Nullable String cursor) {
        var page = ChargeBackResource.page(chargeBacks, caller.merchant(), ROWS, cursor);
        return Templates.chargebacks(page, List.of(ChargeBack.Reason.values()), currency());
    }

    /** The same once more changes nothing, so a form sent twice is harmless. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed({ADMINISTRATOR, FRAUD_REVIEWER})
    public Response record(
            @RestForm @NotBlank @Size(max = 64) String order,
            @RestForm @NotNull @Pattern(regexp = "FRAUD|NOT_RECEIVED|NOT_AS_DESCRIBED|DUPLICATE|OTHER") String reason,
            @RestForm @NotNull @Pattern(regexp = "\\d{4}-\\d{2}-\\d{2}", message = "a day") String date,
            @RestForm @NotNull @Pattern(regexp = "[0-9]{1,9}([.][0-9]{1,4})?", message = "an amount: 39.00")
                    String amount,
            @RestForm @Nullable @Size(max = 100) String reference) {
        var name = reference == null || reference.isBlank() ? null : reference.strip();
        chargeBacks.record(
                caller,
                new ChargeBack.Told(order.strip(), ChargeBack.Reason.valueOf(reason), day(date), money(amount), name));
        return toList();
    }

    @POST
    @Path("import")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @RolesAllowed({ADMINISTRATOR, FRAUD_REVIEWER})
    public TemplateInstance take(@RestForm @Nullable FileUpload file) {
        return Templates.imported(files.take(caller, Csv.text(file == null ? null : file.uploadedFile())));
    }

    @POST
    @Path("{id}/reverse")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed({ADMINISTRATOR, FRAUD_REVIEWER})
    public Response reverse(@PathParam("id") String id, @RestForm @NotBlank @Size(max = 500) String reason) {
        chargeBacks.reverse(caller, id, reason);
        return toList();
    }

    private String currency() {
        return merchants.get(caller.merchant()).currency();
    }

    private Money money(String amount) {
        try {
            return Money.ofMajor(new BigDecimal(amount), currency());
        } catch (ArithmeticException e) {
            throw new InvalidRequest("/amount", "invalid_value", "This is no amount in " + currency());
        }
    }

    private static LocalDate day(String date) {
        try {
            return LocalDate.parse(date);
        } catch (DateTimeParseException e) {
            throw new InvalidRequest("/date", "invalid_value", "There is no such day");
        }
    }

    private static Response toList() {
        return Response.seeOther(URI.create("/fraud/charge-backs")).build();
    }
}
