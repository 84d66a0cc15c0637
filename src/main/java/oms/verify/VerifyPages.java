package oms.verify;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Duration;
import oms.identity.Caller;
import oms.identity.Roles;
import org.jspecify.annotations.Nullable;

/** The invariants as people see them: one light in the control tower, the list behind it. */
@Path("/verify")
@Produces(MediaType.TEXT_HTML)
class VerifyPages {
    /** An audit reads whole tables: looking twice within this time looks at the same report. */
    private static final Duration FRESH = Duration.ofSeconds(20);

    @CheckedTemplate(basePath = "verify")
    static class Templates {
        static native TemplateInstance page(Report report);

        static native TemplateInstance light(Report report);
    }

    private static final Latest LATEST = new Latest();

    private final Auditor auditor;
    private final Caller caller;
    private final Clock clock;

    VerifyPages(Auditor auditor, Caller caller, Clock clock) {
        this.auditor = auditor;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @RolesAllowed({Roles.ADMINISTRATOR, Roles.ORDER_MANAGER})
    public TemplateInstance page() {
        return Templates.page(report());
    }

    @GET
    @Path("light")
    @RolesAllowed({Roles.ADMINISTRATOR, Roles.ORDER_MANAGER, Roles.FRAUD_REVIEWER, Roles.WAREHOUSE, Roles.DISPATCHER})
    public TemplateInstance light() {
        return Templates.light(report());
    }

    private Report report() {
        return LATEST.get(auditor, clock).of(caller.merchant());
    }

    /** One audit at a time, however many look. */
    private static final class Latest {
        private @Nullable Report report;

        synchronized Report get(Auditor auditor, Clock clock) {
            if (report == null || report.at().plus(FRESH).isBefore(clock.instant())) report = auditor.audit();
            return report;
        }
    }
}
