package oms.payment;

import static oms.identity.Roles.ADMINISTRATOR;
import static oms.identity.Roles.ORDER_MANAGER;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.math.BigDecimal;
import java.net.URI;
import java.util.List;
import java.util.stream.Collectors;
import oms.identity.Caller;
import oms.money.Money;
import oms.web.InvalidRequest;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

/** How the merchant wants the money handled, as a form. */
@Path("/payment/settings")
@Produces(MediaType.TEXT_HTML)
class TermsPages {
    @CheckedTemplate(basePath = "payment")
    static class Templates {
        private Templates() {}

        static native TemplateInstance settings(Terms terms, String limits, boolean may);
    }

    private final TermsBook book;
    private final Caller caller;

    TermsPages(TermsBook book, Caller caller) {
        this.book = book;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({ADMINISTRATOR, ORDER_MANAGER})
    public TemplateInstance settings() {
        var terms = book.of(caller.merchant());
        var limits = terms.refundsAlone().stream()
                .map(limit -> limit.major().toPlainString() + " " + limit.currency())
                .collect(Collectors.joining(", "));
        return Templates.settings(terms, limits, caller.has(ADMINISTRATOR));
    }

    @POST
    @RolesAllowed(ADMINISTRATOR)
    public Response change(
            @RestForm @NotBlank String captureAt,
            @RestForm @NotBlank String renewHoursBefore,
            @RestForm @Size(max = 500) @Nullable String refundsAlone) {
        var moment = Choice.of(CaptureMoment.class, captureAt, "/captureAt");
        if (moment == null) throw new InvalidRequest("/captureAt", "required", "Delivered, or handed off");
        if (!renewHoursBefore.matches("[0-9]{1,3}") || Integer.parseInt(renewHoursBefore) > 720)
            throw new InvalidRequest("/renewHoursBefore", "out_of_range", "Between 0 and 720 hours");
        book.replace(caller, new Terms(moment, Integer.parseInt(renewHoursBefore), limits(refundsAlone)));
        return Response.seeOther(URI.create("/payment/settings")).build();
    }

    private static List<Money> limits(@Nullable String text) {
        if (text == null || text.isBlank()) return List.of();
        return java.util.Arrays.stream(text.split(",", -1))
                .map(String::strip)
                .map(TermsPages::limit)
                .toList();
    }

    private static Money limit(String text) {
        var parts = text.split("\\s+", -1);
        try {
            if (parts.length == 2)
                return Money.ofMajor(new BigDecimal(parts[0]), parts[1].toUpperCase(java.util.Locale.ROOT));
        } catch (ArithmeticException | IllegalArgumentException e) {
            // answered below
        }
        throw new InvalidRequest(
                "/refundsAlone", "invalid_amount", "Amounts with their currency, like 100.00 USD, 90 EUR");
    }
}
