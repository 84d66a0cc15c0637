package oms.fulfillment;

import static oms.identity.Roles.ADMINISTRATOR;
import static oms.identity.Roles.PICKER;
import static oms.identity.Roles.WAREHOUSE;

import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import oms.identity.Caller;
import oms.web.Conflict;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

/** The packing bench's button that sends a label to the printer beside it. */
@Path("/fulfillment/print")
@Blocking
class PrintPages {
    private final Printers printers;
    private final Packages packages;
    private final Caller caller;

    PrintPages(Printers printers, Packages packages, Caller caller) {
        this.printers = printers;
        this.packages = packages;
        this.caller = caller;
    }

    @POST
    @Path("{package}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed({ADMINISTRATOR, WAREHOUSE, PICKER})
    public Response print(@PathParam("package") String id, @RestForm @Nullable String printer) {
        var shipment = packages.get(caller.merchant(), id).shipmentId();
        var back = UriBuilder.fromPath("/fulfillment/pack/{shipment}");
        try {
            printers.print(caller.merchant(), id, printer == null ? "" : printer, caller.name());
            return Response.seeOther(back.queryParam("printed", "1").build(shipment))
                    .build();
        } catch (Conflict refused) {
            return Response.seeOther(back.queryParam("unprinted", "1").build(shipment))
                    .build();
        }
    }
}
