package oms.fulfillment;

import static oms.identity.Roles.ADMINISTRATOR;
import static oms.identity.Roles.PICKER;
import static oms.identity.Roles.WAREHOUSE;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import oms.identity.Caller;
import oms.web.Cursor;
import oms.web.Idempotency;
import org.jspecify.annotations.Nullable;

/** Waves, and what is to be put back, over REST. */
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
class WaveResource {
    /** Where a wave is released. */
    record Release(
            @NotNull @Pattern(regexp = FloorRules.WAREHOUSE, message = FloorRules.WAREHOUSE_MESSAGE)
            String warehouse) {}

    private final Waves waves;
    private final PutBacks putBacks;
    private final Caller caller;
    private final Idempotency idempotency;

    WaveResource(Waves waves, PutBacks putBacks, Caller caller, Idempotency idempotency) {
        this.waves = waves;
        this.putBacks = putBacks;
        this.caller = caller;
        this.idempotency = idempotency;
    }

    /** @return the latest first */
    @GET
    @Path("/waves")
    @RolesAllowed({ADMINISTRATOR, WAREHOUSE})
    public List<WaveView> latest(
            @QueryParam("warehouse") @Nullable String warehouse, @QueryParam("limit") @Nullable String limit) {
        return waves.latest(caller.merchant(), warehouse == null ? "" : warehouse, Cursor.limit(limit, 50, 200));
    }

    @GET
    @Path("/waves/{id}")
    @RolesAllowed({ADMINISTRATOR, WAREHOUSE})
    public WaveView get(@PathParam("id") String id) {
        return waves.get(caller.merchant(), id);
    }

    /** Gives what waits to the pickers now. */
    @POST
    @Path("/waves")
    @RolesAllowed({ADMINISTRATOR, WAREHOUSE})
    public Response release(@HeaderParam("Idempotency-Key") @Nullable String key, @NotNull @Valid Release release) {
        return idempotency.once(
                key,
                release,
                () -> Response.status(Response.Status.CREATED)
                        .entity(waves.release(caller.merchant(), release.warehouse(), caller.name()))
                        .build());
    }

    /** @return what was picked for nothing and is not in its bin again, the oldest first */
    @GET
    @Path("/put-backs")
    @RolesAllowed({ADMINISTRATOR, WAREHOUSE, PICKER})
    public List<PutBackView> putBacks(
            @QueryParam("warehouse") @Nullable String warehouse,
            @QueryParam("batch") @Nullable String batch,
            @QueryParam("list") @Nullable String list) {
        return putBacks.open(caller.merchant(), orEmpty(warehouse), orEmpty(batch), orEmpty(list));
    }

    /** Counts what lies in its bin again. */
    @POST
    @Path("/put-backs/{list}/scans")
    @RolesAllowed({ADMINISTRATOR, WAREHOUSE, PICKER})
    public Response put(
            @PathParam("list") String list,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @NotNull @Valid Scan scan) {
        return idempotency.once(
                Scan.key(key, scan.sequence()),
                scan,
                () -> Response.ok(putBacks.put(caller.merchant(), list, scan, caller.name()))
                        .build());
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
