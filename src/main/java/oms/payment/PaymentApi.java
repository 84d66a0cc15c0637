package oms.payment;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import oms.identity.Caller;
import oms.identity.Roles;
import oms.money.Money;
import oms.web.Idempotency;
import oms.web.InvalidRequest;
import org.jspecify.annotations.Nullable;

/** An order's money over REST. */
@Path("/v1/orders/{orderId}")
class PaymentApi {
    /** Pieces of one of the order's lines. */
    record LineRequest(@Min(1) int lineNo, @Min(1) int quantity) {}

    /**
     * What to give back: everything that is left ({@code "everything": true}), or an amount, or lines and perhaps the shipping,
     * at the order's prices with their part of its discount and tax.
     *
     * @param reason for the books and the buyer
     */
    record RefundRequest(
            @Nullable Money amount,
            @Nullable Boolean everything,
            @Size(max = 500) @Nullable List<@NotNull @Valid LineRequest> lines,
            @Nullable Boolean shipping,
            @NotBlank @Size(max = 500) String reason) {
        RefundWish wish() {
            if (amount != null && !amount.isPositive())
                throw new InvalidRequest("/amount/amount", "positive", "A refund is more than nothing");
            return new RefundWish(
                    Boolean.TRUE.equals(everything),
                    amount,
                    lines == null
                            ? List.of()
                            : lines.stream()
                                    .map(line -> new RefundWish.Line(line.lineNo(), line.quantity()))
                                    .toList(),
                    Boolean.TRUE.equals(shipping));
        }
    }

    private final Payments payments;
    private final Refunds refunds;
    private final RefundRepository refundList;
    private final Renewals renewals;
    private final Caller caller;
    private final Idempotency idempotency;

    PaymentApi(
            Payments payments,
            Refunds refunds,
            RefundRepository refundList,
            Renewals renewals,
            Caller caller,
            Idempotency idempotency) {
        this.payments = payments;
        this.refunds = refunds;
        this.refundList = refundList;
        this.renewals = renewals;
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

    /** Answers 202: the refund is ordered and sent at once, or waits for a second person; its status says how it goes. */
    @POST
    @Path("refunds")
    @RolesAllowed({Roles.ADMINISTRATOR, Roles.ORDER_MANAGER, Roles.STOREFRONT})
    public Response refund(
            @PathParam("orderId") String orderId,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @Valid @NotNull RefundRequest request) {
        var wish = request.wish();
        return idempotency.once(
                key,
                request,
                () -> Response.accepted(RefundView.of(refunds.order(
                                caller.merchant(), orderId, wish, request.reason(), Refunds.requester(caller))))
                        .build());
    }

    @GET
    @Path("refunds")
    @RolesAllowed({Roles.ADMINISTRATOR, Roles.ORDER_MANAGER, Roles.STOREFRONT})
    public List<RefundView> refunds(@PathParam("orderId") String orderId) {
        payments.view(caller.merchant(), orderId);
        return refundList.ofOrder(caller.merchant(), orderId).stream()
                .map(RefundView::of)
                .toList();
    }

    /** Has the hold renewed now, before it lapses. Answers 202 with the operation that asks for it. */
    @POST
    @Path("payment/renewals")
    @RolesAllowed({Roles.ADMINISTRATOR, Roles.ORDER_MANAGER})
    public Response renew(@PathParam("orderId") String orderId, @HeaderParam("Idempotency-Key") @Nullable String key) {
        return idempotency.once(
                key,
                null,
                () -> Response.accepted(renewals.renewNow(caller, orderId)).build());
    }
}
