package oms.inventory;

import static oms.identity.Roles.ADMINISTRATOR;
import static oms.identity.Roles.ORDER_MANAGER;
import static oms.identity.Roles.PICKER;
import static oms.identity.Roles.WAREHOUSE;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
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
import oms.web.InvalidRequest;
import oms.web.NotFound;
import oms.web.Page;
import org.jspecify.annotations.Nullable;

/** Cycle counts over the network, and the shortfalls they found. */
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
class CountResource {
    /** @param opened how many tasks were opened; what is to be counted already is not opened again */
    record Opened(int opened) {}

    /** A shortfall with what became of the orders. */
    record Shortfall(Shortfalls.Head shortfall, List<Shortfalls.Piece> pieces) {}

    private final Counts counts;
    private final CountTasks tasks;
    private final Shortfalls shortfalls;
    private final Caller caller;
    private final Idempotency idempotency;

    CountResource(Counts counts, CountTasks tasks, Shortfalls shortfalls, Caller caller, Idempotency idempotency) {
        this.counts = counts;
        this.tasks = tasks;
        this.shortfalls = shortfalls;
        this.caller = caller;
        this.idempotency = idempotency;
    }

    @GET
    @Path("counts")
    @RolesAllowed({ADMINISTRATOR, ORDER_MANAGER, WAREHOUSE, PICKER})
    public Page<CountTask> list(
            @QueryParam("warehouse") @Size(max = 64) @Nullable String warehouse,
            @QueryParam("status") @Nullable String status,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        return tasks.page(
                caller.merchant(),
                warehouse,
                one(status, "OPEN", "COUNTED", "CANCELLED"),
                Cursor.limit(limit, 50, 500),
                cursor);
    }

    @POST
    @Path("counts")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({ADMINISTRATOR, WAREHOUSE})
    public Response open(@HeaderParam("Idempotency-Key") @Nullable String key, @NotNull @Valid CountBodies.Plan plan) {
        return idempotency.once(
                key,
                plan,
                () -> Response.status(201)
                        .entity(new Opened(counts.open(caller.merchant(), plan, caller.name())))
                        .build());
    }

    @GET
    @Path("counts/{id}")
    @RolesAllowed({ADMINISTRATOR, ORDER_MANAGER, WAREHOUSE, PICKER})
    public CountTask get(@PathParam("id") @Size(max = 64) String id) {
        return counts.get(caller.merchant(), id);
    }

    /** Naturally repeatable, so it needs no key: the same number again is answered alike, another one is refused. */
    @PUT
    @Path("counts/{id}/result")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({ADMINISTRATOR, WAREHOUSE, PICKER})
    public CountTask count(@PathParam("id") @Size(max = 64) String id, @NotNull @Valid CountBodies.Found found) {
        return counts.count(caller.merchant(), id, found.counted(), caller.name());
    }

    @POST
    @Path("counts/{id}/cancel")
    @RolesAllowed({ADMINISTRATOR, WAREHOUSE})
    public Response cancel(
            @PathParam("id") @Size(max = 64) String id, @HeaderParam("Idempotency-Key") @Nullable String key) {
        return idempotency.once(
                key,
                null,
                () -> Response.ok(counts.cancel(caller.merchant(), id, caller.name()))
                        .build());
    }

    @GET
    @Path("shortfalls")
    @RolesAllowed({ADMINISTRATOR, ORDER_MANAGER, WAREHOUSE})
    public Page<Shortfalls.Head> shortfalls(
            @QueryParam("status") @Nullable String status,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        return shortfalls.page(
                caller.merchant(), one(status, "OPEN", "RESOLVED"), Cursor.limit(limit, 50, 500), cursor);
    }

    @GET
    @Path("shortfalls/{id}")
    @RolesAllowed({ADMINISTRATOR, ORDER_MANAGER, WAREHOUSE})
    public Shortfall shortfall(@PathParam("id") @Size(max = 64) String id) {
        return new Shortfall(
                shortfalls.find(caller.merchant(), id).orElseThrow(() -> new NotFound("shortfall")),
                shortfalls.pieces(caller.merchant(), id));
    }

    static String one(@Nullable String status, String... known) {
        if (status == null || status.isEmpty()) return "";
        if (!List.of(known).contains(status))
            throw new InvalidRequest("/status", "invalid_value", "One of " + String.join(", ", known));
        return status;
    }
}
