package oms.delivery;

import static oms.identity.Roles.ADMINISTRATOR;
import static oms.identity.Roles.DISPATCHER;
import static oms.identity.Roles.ORDER_MANAGER;
import static oms.identity.Roles.SHOPPER;
import static oms.identity.Roles.STOREFRONT;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import oms.delivery.ProofViews.ProofView;
import oms.identity.Caller;
import oms.order.Orders;
import oms.web.NotFound;

/** What shows that an order was handed over. A shopper's token sees its own order's. */
@Path("/v1/orders/{id}/proof")
class ProofResource {
    record ProofList(List<ProofView> items) {}

    private final ProofViews proofs;
    private final Orders orders;
    private final Caller caller;

    ProofResource(ProofViews proofs, Orders orders, Caller caller) {
        this.proofs = proofs;
        this.orders = orders;
        this.caller = caller;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed({ADMINISTRATOR, ORDER_MANAGER, DISPATCHER, STOREFRONT, SHOPPER})
    public ProofList list(@PathParam("id") String id) {
        var order = own(id);
        return new ProofList(proofs.of(caller.merchant(), order, "/v1/orders/" + order + "/proof"));
    }

    @GET
    @Path("/{proof}")
    @Produces({"image/jpeg", "image/svg+xml", MediaType.APPLICATION_JSON})
    @RolesAllowed({ADMINISTRATOR, ORDER_MANAGER, DISPATCHER, STOREFRONT, SHOPPER})
    public Response picture(@PathParam("id") String id, @PathParam("proof") String proof) {
        return proofs.picture(caller.merchant(), own(id), proof);
    }

    private String own(String id) {
        if (caller.has(SHOPPER) && caller.order().filter(id::equals).isEmpty()) throw new NotFound("order");
        return orders.get(caller.merchant(), id).id();
    }
}
