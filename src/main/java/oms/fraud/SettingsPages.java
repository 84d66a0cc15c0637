package oms.fraud;

import static oms.identity.Roles.ADMINISTRATOR;
import static oms.identity.Roles.FRAUD_REVIEWER;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.math.BigDecimal;
import java.net.URI;
import oms.identity.Caller;
import org.jboss.resteasy.reactive.RestForm;

/** What the merchant settles for its reviews and limits. */
@Path("/fraud/settings")
@Produces(MediaType.TEXT_HTML)
class SettingsPages {
    @CheckedTemplate(basePath = "fraud")
    static class Templates {
        private Templates() {}

        static native TemplateInstance settings(Policy policy, boolean mayChange);
    }

    private final Policies policies;
    private final Caller caller;

    SettingsPages(Policies policies, Caller caller) {
        this.policies = policies;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({ADMINISTRATOR, FRAUD_REVIEWER})
    public TemplateInstance settings() {
        return Templates.settings(policies.of(caller.merchant()), caller.has(ADMINISTRATOR));
    }

    @POST
    @Path("deadline")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed(ADMINISTRATOR)
    public Response deadline(
            @RestForm @NotNull @Pattern(regexp = "CANCEL|APPROVE|REJECT|BY_SCORE") String atDeadline,
            @RestForm @NotNull @Pattern(regexp = "0([.][0-9]{1,4})?|1([.]0{1,4})?", message = "from 0 to 1")
                    String approveBelow) {
        policies.put(caller, new Policy(Policy.AtDeadline.valueOf(atDeadline), new BigDecimal(approveBelow)));
        return Response.seeOther(URI.create("/fraud/settings")).build();
    }
}
