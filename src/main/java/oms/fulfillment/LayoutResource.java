package oms.fulfillment;

import static oms.identity.Roles.ADMINISTRATOR;
import static oms.identity.Roles.PICKER;
import static oms.identity.Roles.STOREFRONT;
import static oms.identity.Roles.WAREHOUSE;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import oms.identity.Caller;

/** How a warehouse is built, over the network. */
@Path("/v1/warehouses/{code}/layout")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
class LayoutResource {
    private final Layouts layouts;
    private final Caller caller;

    LayoutResource(Layouts layouts, Caller caller) {
        this.layouts = layouts;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({ADMINISTRATOR, WAREHOUSE, PICKER, STOREFRONT})
    public Layout get(@PathParam("code") @Size(max = 64) String code) {
        return layouts.get(caller.merchant(), code);
    }

    @PUT
    @RolesAllowed({ADMINISTRATOR, WAREHOUSE})
    public Layout put(@PathParam("code") @Size(max = 64) String code, @NotNull @Valid Layout layout) {
        return layouts.put(caller.merchant(), code, layout, caller.name());
    }
}
