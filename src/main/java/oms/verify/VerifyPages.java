package oms.verify;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import oms.identity.Caller;
import oms.identity.Roles;

/** The invariants as people see them: one light and one tile in the control tower, the list and the last audits behind them. */
@Path("/verify")
@Produces(MediaType.TEXT_HTML)
class VerifyPages {
    private static final int RUNS = 12;

    @CheckedTemplate(basePath = "verify")
    static class Templates {
        static native TemplateInstance page(State state);

        static native TemplateInstance light(State state);

        static native TemplateInstance attention(State state);
    }

    private final Audits audits;
    private final AuditRepository repository;
    private final Caller caller;

    VerifyPages(Audits audits, AuditRepository repository, Caller caller) {
        this.audits = audits;
        this.repository = repository;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({Roles.ADMINISTRATOR, Roles.ORDER_MANAGER})
    public TemplateInstance page() {
        return Templates.page(state(RUNS));
    }

    /** Audits everything now. */
    @POST
    @RolesAllowed({Roles.ADMINISTRATOR, Roles.ORDER_MANAGER})
    public Response audit() {
        if (!audits.audit(AuditRun.Scope.FULL)) throw new AuditRunning();
        return Response.seeOther(URI.create("/verify")).build();
    }

    @GET
    @Path("light")
    @RolesAllowed({Roles.ADMINISTRATOR, Roles.ORDER_MANAGER, Roles.FRAUD_REVIEWER, Roles.WAREHOUSE, Roles.DISPATCHER})
    public TemplateInstance light() {
        return Templates.light(state(1));
    }

    /** The control tower's tile. */
    @GET
    @Path("attention")
    @RolesAllowed({Roles.ADMINISTRATOR, Roles.ORDER_MANAGER})
    public TemplateInstance attention() {
        return Templates.attention(state(1));
    }

    private State state(int most) {
        var runs = repository.latest(most);
        var last = runs.isEmpty() ? null : runs.getFirst();
        var broken =
                last == null || last.isClean() ? List.<AuditRepository.Broken>of() : repository.offences(last.id());
        return State.of(last, runs, broken, caller.merchant());
    }
}
