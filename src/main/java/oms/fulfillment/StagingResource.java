package oms.fulfillment;

import static oms.identity.Roles.ADMINISTRATOR;
import static oms.identity.Roles.PICKER;
import static oms.identity.Roles.WAREHOUSE;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import oms.identity.Caller;
import oms.web.Cursor;
import org.jspecify.annotations.Nullable;

/** The staging lane over REST: what waits for its driver, and each package as it is put down. */
@Path("/v1/staging")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
class StagingResource {
    /** @param sscc the package's number as the scanner reads it */
    record PutDown(@NotBlank @Size(max = 60) String sscc) {}

    /** @param items packed shipments that have not left, the most urgent first */
    record Lane(List<Staging.Waiting> items) {}

    private final Staging staging;
    private final Caller caller;

    StagingResource(Staging staging, Caller caller) {
        this.staging = staging;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({ADMINISTRATOR, WAREHOUSE, PICKER})
    public Lane waiting(
            @QueryParam("warehouse") @Nullable String warehouse, @QueryParam("limit") @Nullable String limit) {
        var at = warehouse == null ? "" : warehouse.strip();
        return new Lane(staging.waiting(caller.merchant(), at, Cursor.limit(limit, 40, 200)));
    }

    /** Scanning it twice is scanning it once, so it needs no idempotency key. */
    @POST
    @Path("scans")
    @RolesAllowed({ADMINISTRATOR, WAREHOUSE, PICKER})
    public PackageView scan(@NotNull @Valid PutDown down) {
        return staging.scan(caller.merchant(), down.sscc(), caller.name());
    }
}
