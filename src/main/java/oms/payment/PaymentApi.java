package oms.payment;

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
import oms.identity.Roles;
import oms.money.Money;
import oms.web.Idempotency;
import oms.web.InvalidRequest;
import org.jspecify.annotations.Nullable;

/** An order's money over REST. */
@Path("/v1/orders/{orderId}")
class PaymentApi {
    /**
     * What to give back.
     *
     * @param reason for the books and the buyer
     */
    record RefundRequest(
            @NotNull Money amount,
            @NotBlank @Size(max = 500) String reason) {}

    private final Payments payments;
    private final Caller caller;
    private final Idempotency idempotency;

    PaymentApi(Payments payments, Caller caller, Idempotency idempotency) {
        this.payments = payments;
        this.caller = caller;
        this.idempotency = idempotency;
    }

    @GET
    @Path("payment")
    @RolesAllowed({Roles.ADMINISTRATOR, Roles.ORDER_MANAGER, Roles.FRAUD_REVIEWER, Roles.STOREFRONT, Roles.SHOPPER})
    public PaymentView view(@PathParam("orderId") String orderId) {
        if (caller.kind() == Caller.Kind.SHOPPER && !caller.order().equals(java.util.Optional.of(orderId)))
            throw new PaymentNotFound();
        var payment = payments.view(caller.merchant(), orderId);
        return caller.kind() == Caller.Kind.SHOPPER ? payment.forShopper() : payment;
    }

    /** Answers 202: the refund is ordered and sent at once; its step in the payment says how it went. */
    @POST
    @Path("refunds")
    @RolesAllowed({Roles.ADMINISTRATOR, Roles.ORDER_MANAGER, Roles.STOREFRONT})
    public Response refund(
            @PathParam("orderId") String orderId,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @Valid @NotNull RefundRequest request) {
        if (!request.amount().isPositive())
            throw new InvalidRequest("/amount/amount", "positive", "A refund is more than nothing");
        return idempotency.once(
                key,
                request,
                () -> Response.accepted(payments.refund(
                                caller.merchant(), orderId, request.amount(), request.reason(), caller.name()))
                        .build());
    }
}
