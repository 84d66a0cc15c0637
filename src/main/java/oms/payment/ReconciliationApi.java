package oms.payment;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import oms.identity.Audit;
import oms.identity.Caller;
import oms.identity.Roles;
import oms.web.Conflict;
import oms.web.Cursor;
import oms.web.Idempotency;
import oms.web.InvalidRequest;
import oms.web.NotFound;
import oms.web.Page;
import org.jspecify.annotations.Nullable;

/** Our books against the gateway's, over REST. */
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
class ReconciliationApi {
    private static final int MOST = 200;

    /** @param day such as {@code 2026-05-06}, in UTC */
    record DayRequest(@NotBlank @Size(max = 10) String day) {}

    /**
     * How a difference ends.
     *
     * @param how EXPLAINED (it is known why, and stays) or RESOLVED (it was put right)
     */
    record Closing(
            @NotNull DifferenceStatus how,
            @NotBlank @Size(max = 500) String reason) {}

    private final Reconciliations reconciliations;
    private final ReconciliationRepository runs;
    private final DifferenceRepository differences;
    private final Caller caller;
    private final Audit audit;
    private final Idempotency idempotency;

    ReconciliationApi(
            Reconciliations reconciliations,
            ReconciliationRepository runs,
            DifferenceRepository differences,
            Caller caller,
            Audit audit,
            Idempotency idempotency) {
        this.reconciliations = reconciliations;
        this.runs = runs;
        this.differences = differences;
        this.caller = caller;
        this.audit = audit;
        this.idempotency = idempotency;
    }

    /** Reconciles a day now. A day again is the same row again, so this needs no key; it refuses while another run is at it. */
    @POST
    @Path("reconciliations")
    @RolesAllowed({Roles.ADMINISTRATOR, Roles.ORDER_MANAGER})
    public Reconciliation reconcile(@Valid @NotNull DayRequest request) {
        return reconciliations.reconcile(caller.merchant(), day("/day", request.day()), caller.name());
    }

    @GET
    @Path("reconciliations")
    @RolesAllowed({Roles.ADMINISTRATOR, Roles.ORDER_MANAGER})
    public List<Reconciliation> latest(@QueryParam("limit") @Nullable String limit) {
        return runs.latest(caller.merchant(), Cursor.limit(limit, 31, MOST));
    }

    @GET
    @Path("reconciliation-differences")
    @RolesAllowed({Roles.ADMINISTRATOR, Roles.ORDER_MANAGER})
    public Page<Difference> differences(
            @QueryParam("limit") @Nullable String limit, @QueryParam("cursor") @Nullable String cursor) {
        var rows = Cursor.limit(limit, 50, MOST);
        var place = Cursor.read(cursor, 1);
        return Page.of(
                differences.list(caller.merchant(), null, place == null ? null : place[0], rows + 1),
                rows,
                d -> Cursor.of(d.id()));
    }

    /** A run's differences, open or not, as a table. */
    @GET
    @Path("reconciliations/{id}/differences.csv")
    @Produces("text/csv")
    @RolesAllowed({Roles.ADMINISTRATOR, Roles.ORDER_MANAGER})
    public Response csv(@PathParam("id") String id) {
        var run = runs.find(caller.merchant(), id).orElseThrow(() -> new NotFound("reconciliation"));
        var merchant = caller.merchant();
        StreamingOutput table = out -> LedgerExport.differences(differences, merchant, run.id(), out);
        return LedgerExport.answer(table, "differences-" + run.day() + ".csv");
    }

    @POST
    @Path("reconciliation-differences/{id}/closing")
    @RolesAllowed({Roles.ADMINISTRATOR, Roles.ORDER_MANAGER})
    public Response close(
            @PathParam("id") String id,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @Valid @NotNull Closing closing) {
        return idempotency.once(
                key,
                closing,
                () -> Response.ok(close(id, closing.how(), closing.reason())).build());
    }

    @Transactional
    Difference close(String id, DifferenceStatus how, String reason) {
        if (how != DifferenceStatus.EXPLAINED && how != DifferenceStatus.RESOLVED)
            throw new InvalidRequest("/how", "invalid_value", "A person explains or resolves a difference");
        var merchant = caller.merchant();
        if (differences.find(merchant, id).isEmpty()) throw new NotFound("difference");
        if (!differences.close(merchant, id, how, caller.name(), reason.strip()))
            throw new Conflict("already_closed", "This difference is closed already");
        audit.record(
                caller,
                "payment.difference_" + (how == DifferenceStatus.EXPLAINED ? "explained" : "resolved"),
                id + ": " + reason.strip());
        return differences.find(merchant, id).orElseThrow();
    }

    static LocalDate day(String pointer, @Nullable String text) {
        return Optional.ofNullable(text)
                .filter(t -> t.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}"))
                .map(t -> parsed(pointer, t))
                .orElseThrow(() -> noDay(pointer));
    }

    private static LocalDate parsed(String pointer, String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw noDay(pointer);
        }
    }

    private static InvalidRequest noDay(String pointer) {
        return new InvalidRequest(pointer, "invalid_day", "A day such as 2026-05-06");
    }
}
