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

/** The merchant's refunds over REST, and the second person's word on them. */
@Path("/v1/refunds")
class RefundApi {
    /** Why it is refused. */
    record RefusalBody(@NotBlank @Size(max = 500) String reason) {}

    private final RefundRepository list;
    private final Refunds refunds;
    private final Caller caller;
    private final Idempotency idempotency;

    RefundApi(RefundRepository list, Refunds refunds, Caller caller, Idempotency idempotency) {
        this.list = list;
        this.refunds = refunds;
        this.caller = caller;
        this.idempotency = idempotency;
    }

    /** Newest first; {@code status=WAITING} are those that need a second person. */
    @GET
    @RolesAllowed({ADMINISTRATOR, ORDER_MANAGER})
    public Page<RefundView> list(
            @RestQuery @Nullable String status, @RestQuery @Nullable String cursor, @RestQuery @Nullable String limit) {
        var place = Cursor.read(cursor, 1);
        var most = Cursor.limit(limit, 50, 200);
        var wanted = Choice.of(Refund.Status.class, status, "/status");
        var rows = list.of(caller.merchant(), wanted, place == null ? null : place[0], most + 1).stream()
                .map(RefundView::of)
                .toList();
        return Page.of(rows, most, refund -> Cursor.of(refund.id()));
    }

    /** Answers 202: the refund is sent at once. 403 for whoever asked for it. */
    @POST
    @Path("{refundId}/approval")
    @RolesAllowed({ADMINISTRATOR, ORDER_MANAGER})
    public Response approve(
            @PathParam("refundId") String refundId, @HeaderParam("Idempotency-Key") @Nullable String key) {
        return idempotency.once(
                key,
                null,
                () -> Response.accepted(RefundView.of(refunds.approve(caller, refundId)))
                        .build());
    }

    @POST
    @Path("{refundId}/refusal")
    @RolesAllowed({ADMINISTRATOR, ORDER_MANAGER})
    public Response refuse(
            @PathParam("refundId") String refundId,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @Valid @NotNull RefusalBody body) {
        return idempotency.once(
                key,
                body,
                () -> Response.ok(RefundView.of(refunds.refuse(caller, refundId, body.reason())))
                        .build());
    }
}
