package oms.fraud;

import static oms.identity.Roles.ADMINISTRATOR;
import static oms.identity.Roles.FRAUD_REVIEWER;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import oms.fraud.ChargeBack.Reason;
import oms.identity.Caller;
import oms.money.Money;
import oms.web.Csv;
import oms.web.Cursor;
import oms.web.Idempotency;
import oms.web.InvalidRequest;
import oms.web.NotFound;
import oms.web.Page;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Charge-backs over REST. */
@Path("/v1/fraud/charge-backs")
@Produces(MediaType.APPLICATION_JSON)
class ChargeBackResource {
    private static final int USUAL = 50;
    private static final int MOST = 200;

    /**
     * @param order its number or its id
     * @param date the bank's day
     * @param reference the bank's; the same one for the same order is recorded once, as is the same day and amount without one
     */
    record NewChargeBack(
            @NotBlank @Size(max = 64) String order,
            @NotNull Reason reason,
            @NotNull LocalDate date,
            @NotNull Money amount,
            @Size(min = 1, max = 100) @Nullable String reference) {
        ChargeBack.Told told() {
            return new ChargeBack.Told(
                    order.strip(),
                    reason,
                    date,
                    amount,
                    reference == null || reference.isBlank() ? null : reference.strip());
        }
    }

    /** @param reason how the dispute was won */
    record Reversal(@NotBlank @Size(max = 500) String reason) {}

    private final ChargeBacks chargeBacks;
    private final ChargeBackImport files;
    private final Caller caller;
    private final Idempotency idempotency;

    ChargeBackResource(ChargeBacks chargeBacks, ChargeBackImport files, Caller caller, Idempotency idempotency) {
        this.chargeBacks = chargeBacks;
        this.files = files;
        this.caller = caller;
        this.idempotency = idempotency;
    }

    @GET
    @RolesAllowed({ADMINISTRATOR, FRAUD_REVIEWER})
    public Page<ChargeBack> list(@RestQuery @Nullable String limit, @RestQuery @Nullable String cursor) {
        return page(chargeBacks, caller.merchant(), Cursor.limit(limit, USUAL, MOST), cursor);
    }

    static Page<ChargeBack> page(ChargeBacks chargeBacks, String merchant, int limit, @Nullable String cursor) {
        var from = Cursor.read(cursor, 2);
        var rows = chargeBacks.newest(
                merchant, from == null ? null : time(from[0]), from == null ? null : from[1], limit + 1);
        return Page.of(rows, limit, c -> Cursor.of(c.recordedAt().toString(), c.id()));
    }

    /** 201 where it is new, 200 where it was recorded before. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({ADMINISTRATOR, FRAUD_REVIEWER})
    public Response record(@HeaderParam("Idempotency-Key") @Nullable String key, @NotNull @Valid NewChargeBack body) {
        return idempotency.once(key, body, () -> {
            var recorded = chargeBacks.record(caller, body.told());
            var answer = recorded.fresh()
                    ? Response.created(URI.create(
                            "/v1/fraud/charge-backs/" + recorded.chargeBack().id()))
                    : Response.ok();
            return answer.entity(recorded.chargeBack()).build();
        });
    }

    /** CSV: {@code order,reason,date,amount,currency} and, where the bank gives one, {@code reference}. */
    @POST
    @Path("import")
    @Consumes("text/csv")
    @RolesAllowed({ADMINISTRATOR, FRAUD_REVIEWER})
    public Csv.Report take(@Nullable String body) {
        return files.take(caller, body);
    }

    @GET
    @Path("{id}")
    @RolesAllowed({ADMINISTRATOR, FRAUD_REVIEWER})
    public ChargeBack get(@PathParam("id") String id) {
        return chargeBacks.find(caller.merchant(), id).orElseThrow(() -> new NotFound("charge-back"));
    }

    @POST
    @Path("{id}/reverse")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({ADMINISTRATOR, FRAUD_REVIEWER})
    public Response reverse(
            @PathParam("id") String id,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @NotNull @Valid Reversal body) {
        return idempotency.once(
                key,
                body,
                () -> Response.ok(chargeBacks.reverse(caller, id, body.reason()))
                        .build());
    }

    private static Instant time(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new InvalidRequest("/cursor", "invalid_cursor", "This cursor does not come from this list");
        }
    }
}
