package oms.payment;

import static oms.identity.Roles.ADMINISTRATOR;
import static oms.identity.Roles.ORDER_MANAGER;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import oms.identity.Caller;
import oms.web.Cursor;
import oms.web.Idempotency;
import oms.web.Page;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** What buyers owe, over REST. */
@Path("/v1/receivables")
class ReceivableApi {
    /** How a person may close one. */
    enum End {
        PAID_OTHERWISE(Receivable.Status.PAID_OTHERWISE),
        WRITTEN_OFF(Receivable.Status.WRITTEN_OFF);

        final Receivable.Status status;

        End(Receivable.Status status) {
            this.status = status;
        }
    }

    /** @param reason how it was paid, or why it is given up */
    record ClosingBody(
            @NotNull End how, @NotBlank @Size(max = 500) String reason) {}

    private final ReceivableRepository list;
    private final Receivables receivables;
    private final Caller caller;
    private final Idempotency idempotency;

    ReceivableApi(ReceivableRepository list, Receivables receivables, Caller caller, Idempotency idempotency) {
        this.list = list;
        this.receivables = receivables;
        this.caller = caller;
        this.idempotency = idempotency;
    }

    /** Newest first; {@code status=OPEN} are those that somebody must ask for. */
    @GET
    @RolesAllowed({ADMINISTRATOR, ORDER_MANAGER})
    public Page<ReceivableView> list(
            @RestQuery @Nullable String status, @RestQuery @Nullable String cursor, @RestQuery @Nullable String limit) {
        var place = Cursor.read(cursor, 1);
        var most = Cursor.limit(limit, 50, 200);
        var wanted = Choice.of(Receivable.Status.class, status, "/status");
        var rows = list.of(caller.merchant(), wanted, place == null ? null : place[0], most + 1).stream()
                .map(ReceivableView::of)
                .toList();
        return Page.of(rows, most, receivable -> Cursor.of(receivable.id()));
    }

    @POST
    @Path("{receivableId}/closing")
    @RolesAllowed({ADMINISTRATOR, ORDER_MANAGER})
    public Response close(
            @PathParam("receivableId") String receivableId,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @Valid @NotNull ClosingBody body) {
        return idempotency.once(
                key,
                body,
                () -> Response.ok(ReceivableView.of(
                                receivables.close(caller, receivableId, body.how().status, body.reason())))
                        .build());
    }
}
