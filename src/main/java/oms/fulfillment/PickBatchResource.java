package oms.fulfillment;

import static oms.identity.Roles.ADMINISTRATOR;
import static oms.identity.Roles.PICKER;
import static oms.identity.Roles.WAREHOUSE;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
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
import java.util.function.Supplier;
import oms.fulfillment.BatchRepository.Search;
import oms.identity.Caller;
import oms.web.Cursor;
import oms.web.Idempotency;
import oms.web.InvalidRequest;
import org.jspecify.annotations.Nullable;

/** Rounds with a trolley over REST, as handhelds use them. */
@Path("/v1/pick-batches")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
class PickBatchResource {
    /** @param zone in which the picker works; left out for any */
    record Next(
            @NotNull @Pattern(regexp = FloorRules.WAREHOUSE, message = FloorRules.WAREHOUSE_MESSAGE)
            String warehouse,

            @Nullable @Size(max = 40) String zone) {}

    /**
     * Too little was there.
     *
     * @param step of the walk
     * @param found pieces that were there for this tote
     */
    record Short(
            @Min(1) @Max(100_000) int step,
            @Min(0) @Max(100_000) int found,
            @NotBlank @Size(max = 200) String reason) {}

    /** @param tote its place on the trolley */
    record ToteLabel(
            @Min(1) @Max(60) int tote,
            @NotBlank @Size(max = 40) String code) {}

    /** @param list that leaves the trolley */
    record Leave(@NotBlank @Size(max = 40) String list) {}

    /** Nothing more is said. */
    record Nothing() {}

    private final PickBatches batches;
    private final Caller caller;
    private final Idempotency idempotency;

    PickBatchResource(PickBatches batches, Caller caller, Idempotency idempotency) {
        this.batches = batches;
        this.caller = caller;
        this.idempotency = idempotency;
    }

    /** @return the most urgent first */
    @GET
    @RolesAllowed({ADMINISTRATOR, WAREHOUSE, PICKER})
    public List<BatchSummary> some(
            @QueryParam("warehouse") @Nullable String warehouse,
            @QueryParam("status") @Nullable String status,
            @QueryParam("wave") @Nullable String wave,
            @QueryParam("zone") @Nullable String zone,
            @QueryParam("limit") @Nullable String limit) {
        return batches.some(search(caller.merchant(), warehouse, status, wave, zone), Cursor.limit(limit, 100, 500));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({ADMINISTRATOR, WAREHOUSE, PICKER})
    public BatchView get(@PathParam("id") String id) {
        return batches.get(caller.merchant(), id);
    }

    /** Gives the caller the next round. */
    @POST
    @Path("/next")
    @RolesAllowed({ADMINISTRATOR, WAREHOUSE, PICKER})
    public Response next(@HeaderParam("Idempotency-Key") @Nullable String key, @NotNull @Valid Next where) {
        var zone = where.zone() == null ? "" : where.zone().strip();
        return once(key, where, () -> batches.next(caller.merchant(), where.warehouse(), zone, caller.name()));
    }

    @POST
    @Path("/{id}/scans")
    @RolesAllowed({ADMINISTRATOR, WAREHOUSE, PICKER})
    public Response scan(
            @PathParam("id") String id,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @NotNull @Valid BatchScan scan) {
        return once(
                Scan.key(key, scan.sequence()), scan, () -> batches.scan(caller.merchant(), id, scan, caller.name()));
    }

    @POST
    @Path("/{id}/short")
    @RolesAllowed({ADMINISTRATOR, WAREHOUSE, PICKER})
    public Response tooFew(
            @PathParam("id") String id,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @NotNull @Valid Short at) {
        return once(
                key,
                at,
                () -> batches.shortPick(caller.merchant(), id, at.step(), at.found(), at.reason(), caller.name()));
    }

    @POST
    @Path("/{id}/totes")
    @RolesAllowed({ADMINISTRATOR, WAREHOUSE, PICKER})
    public Response label(
            @PathParam("id") String id,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @NotNull @Valid ToteLabel label) {
        return once(key, label, () -> batches.label(caller.merchant(), id, label.tote(), label.code()));
    }

    @POST
    @Path("/{id}/leave")
    @RolesAllowed({ADMINISTRATOR, WAREHOUSE, PICKER})
    public Response leave(
            @PathParam("id") String id,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @NotNull @Valid Leave leave) {
        return once(key, leave, () -> batches.leave(caller.merchant(), id, leave.list()));
    }

    @POST
    @Path("/{id}/dissolve")
    @RolesAllowed({ADMINISTRATOR, WAREHOUSE})
    public Response dissolve(
            @PathParam("id") String id,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @NotNull @Valid Nothing nothing) {
        return once(key, nothing, () -> batches.dissolve(caller.merchant(), id, caller.name()));
    }

    private Response once(@Nullable String key, Object body, Supplier<BatchView> effect) {
        return idempotency.once(key, body, () -> Response.ok(effect.get()).build());
    }

    /** @param status one of {@link BatchStatus}, or TO_DO for open and begun ones */
    static Search search(
            String merchant,
            @Nullable String warehouse,
            @Nullable String status,
            @Nullable String wave,
            @Nullable String zone) {
        var wanted = orEmpty(status);
        if (!wanted.isEmpty() && !wanted.equals("TO_DO")) {
            try {
                BatchStatus.valueOf(wanted);
            } catch (IllegalArgumentException e) {
                throw new InvalidRequest("/status", "invalid_value", "There is no such batch status");
            }
        }
        return new Search(merchant, orEmpty(warehouse), wanted, orEmpty(wave), orEmpty(zone));
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text.strip();
    }
}
