package oms.payment;

import static oms.identity.Roles.ADMINISTRATOR;
import static oms.identity.Roles.ORDER_MANAGER;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Clock;
import java.util.List;
import oms.identity.Caller;
import org.jspecify.annotations.Nullable;

/** Payment operations that need a look, over REST. */
@Path("/v1/payment-operations")
class OperationApi {
    /** One that needs a look; {@code needsPerson}: asking goes on, but somebody should find out. */
    record TroubleView(String orderId, PaymentView.Step operation, boolean needsPerson, String what, String nextStep) {}

    /**
     * What became of it, as a person found out.
     *
     * @param reference the gateway's name for it; needed where it made a hold
     * @param reason how the person knows
     */
    record WordBody(
            @NotNull Boolean happened,
            @Size(max = 200) @Nullable String reference,
            @NotBlank @Size(max = 500) String reason) {}

    private final PaymentViews views;
    private final ByHand byHand;
    private final Caller caller;
    private final Clock clock;

    OperationApi(PaymentViews views, ByHand byHand, Caller caller, Clock clock) {
        this.views = views;
        this.byHand = byHand;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @Path("troubled")
    @RolesAllowed({ADMINISTRATOR, ORDER_MANAGER})
    public List<TroubleView> troubled() {
        return views.troubles(caller.merchant(), clock.instant()).stream()
                .map(t -> new TroubleView(t.orderId(), t.step(), t.needsPerson(), t.what(), t.nextStep()))
                .toList();
    }

    /** Settles an open operation on a person's word; a second word on it is refused, so that no key is needed. */
    @POST
    @Path("{operationId}/settlement")
    @RolesAllowed({ADMINISTRATOR, ORDER_MANAGER})
    public PaymentView.Step settle(@PathParam("operationId") String operationId, @Valid @NotNull WordBody word) {
        return PaymentViews.step(byHand.settle(caller, operationId, word.happened(), word.reference(), word.reason()));
    }
}
