package oms.fraud;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import oms.identity.Caller;
import oms.identity.Roles;

/** An order's score over REST. */
@Path("/v1/orders/{orderId}/fraud")
class FraudResource {
    private final Reviews reviews;
    private final Caller caller;

    FraudResource(Reviews reviews, Caller caller) {
        this.reviews = reviews;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({Roles.ADMINISTRATOR, Roles.ORDER_MANAGER, Roles.FRAUD_REVIEWER, Roles.STOREFRONT})
    public FraudView view(@PathParam("orderId") String orderId) {
        return reviews.view(caller.merchant(), orderId);
    }
}
