package oms.payment;

import static oms.identity.Roles.ADMINISTRATOR;
import static oms.identity.Roles.ORDER_MANAGER;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.math.BigDecimal;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import oms.identity.Caller;
import oms.money.Money;
import oms.web.InvalidRequest;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

/** What people do about money on the pages: refund, approve, settle by hand, renew, close what is owed. */
@Path("/payment")
class PaymentDeeds {
    private final Payments payments;
    private final SecondTries secondTries;
    private final ByHand byHand;
    private final Refunds refunds;
    private final Receivables receivables;
    private final Renewals renewals;
    private final Caller caller;

    PaymentDeeds(
            Payments payments,
            SecondTries secondTries,
            ByHand byHand,
            Refunds refunds,
            Receivables receivables,
            Renewals renewals,
            Caller caller) {
        this.payments = payments;
        this.secondTries = secondTries;
        this.byHand = byHand;
        this.refunds = refunds;
        this.receivables = receivables;
        this.renewals = renewals;
        this.caller = caller;
    }

    @POST
    @Path("operations/{operationId}/again")
    @RolesAllowed({ADMINISTRATOR, ORDER_MANAGER})
    public Response again(@PathParam("operationId") String operationId) {
        secondTries.order(caller.merchant(), operationId);
        return to("/payment");
    }

    @POST
    @Path("operations/{operationId}/settlement")
    @RolesAllowed({ADMINISTRATOR, ORDER_MANAGER})
    public Response settle(
            @PathParam("operationId") String operationId,
            @RestForm @NotBlank String happened,
            @RestForm @Size(max = 200) @Nullable String reference,
            @RestForm @NotBlank @Size(max = 500) String reason) {
        if (!happened.equals("yes") && !happened.equals("no"))
            throw new InvalidRequest("/happened", "invalid_value", "It happened or it did not: yes or no");
        byHand.settle(caller, operationId, happened.equals("yes"), reference, reason.strip());
        return to("/payment");
    }

    @POST
    @Path("orders/{orderId}/renewal")
    @RolesAllowed({ADMINISTRATOR, ORDER_MANAGER})
    public Response renew(@PathParam("orderId") String orderId) {
        renewals.renewNow(caller, orderId);
        return to("/order/" + orderId);
    }

    /** The form of the order's page: {@code what} is all, amount or lines; pieces come as {@code line-1}, {@code line-2} … */
    @POST
    @Path("orders/{orderId}/refunds")
    @RolesAllowed({ADMINISTRATOR, ORDER_MANAGER})
    public Response refund(
            @PathParam("orderId") String orderId,
            @RestForm @NotBlank String what,
            @RestForm @Size(max = 40) @Nullable String amount,
            @RestForm @Nullable String shipping,
            @RestForm @NotBlank @Size(max = 500) String reason,
            MultivaluedMap<String, String> form) {
        var currency = payments.view(caller.merchant(), orderId).amount().currency();
        var wish = switch (what) {
            case "all" -> RefundWish.all();
            case "amount" -> RefundWish.of(money(amount, currency));
            case "lines" -> new RefundWish(false, null, lines(form), "yes".equals(shipping));
            default -> throw new InvalidRequest("/what", "invalid_value", "All, an amount, or lines");
        };
        refunds.order(caller.merchant(), orderId, wish, reason.strip(), Refunds.requester(caller));
        return to("/order/" + orderId);
    }

    private static Money money(@Nullable String text, String currency) {
        try {
            return Money.ofMajor(new BigDecimal(text == null ? "" : text.strip()), currency);
        } catch (ArithmeticException | NumberFormatException e) {
            throw new InvalidRequest("/amount", "invalid_amount", "An amount like 12.50");
        }
    }

    private static List<RefundWish.Line> lines(MultivaluedMap<String, String> form) {
        var lines = new ArrayList<RefundWish.Line>();
        for (var name : form.keySet()) {
            var value = form.getFirst(name);
            if (!name.matches("line-[0-9]{1,6}") || value == null || value.isBlank()) continue;
            if (!value.strip().matches("[0-9]{1,6}"))
                throw new InvalidRequest("/" + name, "invalid_quantity", "A number of pieces");
            var pieces = Integer.parseInt(value.strip());
            if (pieces > 0) lines.add(new RefundWish.Line(Integer.parseInt(name.substring(5)), pieces));
        }
        return lines;
    }

    @POST
    @Path("refunds/{refundId}/approval")
    @RolesAllowed({ADMINISTRATOR, ORDER_MANAGER})
    public Response approve(@PathParam("refundId") String refundId) {
        refunds.approve(caller, refundId);
        return to("/payment");
    }

    @POST
    @Path("refunds/{refundId}/refusal")
    @RolesAllowed({ADMINISTRATOR, ORDER_MANAGER})
    public Response refuse(@PathParam("refundId") String refundId, @RestForm @NotBlank @Size(max = 500) String reason) {
        refunds.refuse(caller, refundId, reason.strip());
        return to("/payment");
    }

    @POST
    @Path("receivables/{receivableId}/closing")
    @RolesAllowed({ADMINISTRATOR, ORDER_MANAGER})
    public Response close(
            @PathParam("receivableId") String receivableId,
            @RestForm @NotNull String how,
            @RestForm @NotBlank @Size(max = 500) String reason) {
        var end = Choice.of(ReceivableApi.End.class, how, "/how");
        if (end == null) throw new InvalidRequest("/how", "required", "Paid otherwise, or written off");
        receivables.close(caller, receivableId, end.status, reason.strip());
        return to("/payment");
    }

    private static Response to(String path) {
        return Response.seeOther(URI.create(path)).build();
    }
}
