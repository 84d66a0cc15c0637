package oms.delivery;

import static oms.identity.Roles.ADMINISTRATOR;
import static oms.identity.Roles.DISPATCHER;
import static oms.identity.Roles.ORDER_MANAGER;
import static oms.identity.Roles.WAREHOUSE;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** The chain of custody over REST. */
@Path("/v1/shipments/{id}/custody")
@Produces(MediaType.APPLICATION_JSON)
class CustodyResource {
    private final Custody custody;
    private final Carriers carriers;

    CustodyResource(Custody custody, Carriers carriers) {
        this.custody = custody;
        this.carriers = carriers;
    }

    @GET
    @RolesAllowed({DISPATCHER, ADMINISTRATOR, ORDER_MANAGER, WAREHOUSE})
    public Custody.Log log(@PathParam("id") String id) {
        return custody.of(carriers.merchant(), id);
    }
}
