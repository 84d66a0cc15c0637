package oms.allocation;

import static oms.identity.Roles.ADMINISTRATOR;
import static oms.identity.Roles.DISPATCHER;
import static oms.identity.Roles.ORDER_MANAGER;
import static oms.identity.Roles.STOREFRONT;
import static oms.identity.Roles.WAREHOUSE;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import oms.identity.Caller;

/** Why an order is allocated as it is. */
@Path("/v1/orders/{orderId}")
class WhyResource {
    private final Allocation allocation;
    private final Caller caller;

    WhyResource(Allocation allocation, Caller caller) {
        this.allocation = allocation;
        this.caller = caller;
    }

    @GET
    @Path("allocation")
    @RolesAllowed({ADMINISTRATOR, ORDER_MANAGER, DISPATCHER, WAREHOUSE, STOREFRONT})
    public AllocationView why(@PathParam("orderId") String orderId) {
        return allocation.why(caller.merchant(), orderId);
    }
}
