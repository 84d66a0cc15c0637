package oms.fulfillment;

import static oms.identity.Roles.ADMINISTRATOR;
import static oms.identity.Roles.PICKER;
import static oms.identity.Roles.WAREHOUSE;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import oms.identity.Caller;
import oms.inventory.WarehouseView;
import oms.inventory.Warehouses;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The staging lane on the handheld: scan each package as it is put down, see what each driver will find. */
@Path("/fulfillment/staging")
@Produces(MediaType.TEXT_HTML)
@Blocking
class StagingPages {
    private static final int MOST = 40;

    @CheckedTemplate(basePath = "fulfillment")
    static class Templates {
        private Templates() {}

        static native TemplateInstance staging(
                List<Staging.Waiting> waiting,
                List<WarehouseView> warehouses,
                String warehouse,
                @Nullable PackageView scanned,
                @Nullable String refusal,
                Instant now);
    }

    private final Staging staging;
    private final Warehouses warehouses;
    private final Caller caller;
    private final Clock clock;

    StagingPages(Staging staging, Warehouses warehouses, Caller caller, Clock clock) {
        this.staging = staging;
        this.warehouses = warehouses;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @RolesAllowed({ADMINISTRATOR, WAREHOUSE, PICKER})
    public TemplateInstance lane(@RestQuery @Nullable String warehouse) {
        return page(warehouse, null, null);
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed({ADMINISTRATOR, WAREHOUSE, PICKER})
    public Response scan(@RestForm @Nullable String sscc, @RestForm @Nullable String warehouse) {
        try {
            var scanned = staging.scan(caller.merchant(), sscc == null ? "" : sscc, caller.name());
            return Response.ok(page(warehouse, scanned, null)).build();
        } catch (PackingRefused refused) {
            return Response.status(refused.status())
                    .entity(page(warehouse, null, refused.detail()))
                    .build();
        }
    }

    private TemplateInstance page(@Nullable String warehouse, @Nullable PackageView scanned, @Nullable String refusal) {
        var at = warehouse == null ? "" : warehouse.strip();
        return Templates.staging(
                staging.waiting(caller.merchant(), at, MOST),
                warehouses.all(caller.merchant()),
                at,
                scanned,
                refusal,
                clock.instant());
    }
}
