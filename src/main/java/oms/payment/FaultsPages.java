package oms.payment;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.math.BigDecimal;
import java.net.URI;
import java.util.List;
import oms.identity.Roles;
import oms.web.InvalidRequest;

/** The page on which the simulated gateway is told to go wrong. */
@Path("/payment/faults")
@Produces(MediaType.TEXT_HTML)
class FaultsPages {
    /** One rate, in percent as people write it. */
    record Rate(String name, String label, String hint, String percent) {
        static Rate of(String name, String label, String hint, double share) {
            var percent = BigDecimal.valueOf(share).movePointRight(2).stripTrailingZeros();
            return new Rate(name, label, hint, percent.toPlainString());
        }
    }

    @CheckedTemplate(basePath = "payment")
    static class Templates {
        private Templates() {}

        static native TemplateInstance faults(List<Rate> calls, List<Rate> webhooks, long seed);
    }

    private final FaultsApi api;

    FaultsPages(FaultsApi api) {
        this.api = api;
    }

    @GET
    @RolesAllowed(Roles.ADMINISTRATOR)
    public TemplateInstance page() {
        var f = api.read();
        return Templates.faults(calls(f), webhooks(f), f.seed());
    }

    private static List<Rate> calls(Faults f) {
        return List.of(
                Rate.of("unreachable", "No connection", "Nothing is sent, and we know it", f.unreachable()),
                Rate.of("timeoutBefore", "Time-out before", "It did not happen, nobody says so", f.timeoutBefore()),
                Rate.of("timeoutAfter", "Time-out after", "It happened, nobody says so", f.timeoutAfter()),
                Rate.of("errorBefore", "Error page before", "It did not happen", f.errorBefore()),
                Rate.of("errorAfter", "Error page after", "It happened all the same", f.errorAfter()),
                Rate.of("slow", "Slow answer", "It happened, the answer takes its time", f.slow()));
    }

    private static List<Rate> webhooks(Faults f) {
        return List.of(
                Rate.of("webhookLate", "Late", "Comes behind later ones", f.webhookLate()),
                Rate.of("webhookTwice", "Twice", "Comes again after it was taken", f.webhookTwice()),
                Rate.of("webhookLost", "Lost", "Never comes", f.webhookLost()));
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed(Roles.ADMINISTRATOR)
    @Transactional
    public Response change(MultivaluedMap<String, String> form) {
        api.read();
        api.change(new Faults(
                seed(form.getFirst("seed")),
                share(form, "unreachable"),
                share(form, "timeoutBefore"),
                share(form, "timeoutAfter"),
                share(form, "errorBefore"),
                share(form, "errorAfter"),
                share(form, "slow"),
                share(form, "webhookLate"),
                share(form, "webhookTwice"),
                share(form, "webhookLost")));
        return Response.seeOther(URI.create("/payment/faults")).build();
    }

    private static double share(MultivaluedMap<String, String> form, String name) {
        var text = form.getFirst(name);
        if (text == null || text.isBlank()) return 0;
        if (!text.strip().matches("[0-9]{1,3}([.,][0-9]{1,6})?"))
            throw new InvalidRequest("/" + name, "no_share", "A rate is a number from 0 to 100");
        return new BigDecimal(text.strip().replace(',', '.')).movePointLeft(2).doubleValue();
    }

    private static long seed(@org.jspecify.annotations.Nullable String text) {
        if (text == null || text.isBlank()) return 0;
        if (!text.strip().matches("[0-9]{1,18}"))
            throw new InvalidRequest("/seed", "invalid_value", "A seed is a whole number");
        return Long.parseLong(text.strip());
    }
}
