package oms.fulfillment;

import static oms.identity.Roles.ADMINISTRATOR;
import static oms.identity.Roles.PICKER;
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

/** How a warehouse's floor is worked, over the network. */
@Path("/v1/warehouses/{code}/floor-rules")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
class FloorRulesResource {
    private final Waves waves;
    private final Caller caller;

    FloorRulesResource(Waves waves, Caller caller) {
        this.waves = waves;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({ADMINISTRATOR, WAREHOUSE, PICKER})
    public FloorRules get(@PathParam("code") @Size(max = 64) String code) {
        return waves.rules(caller.merchant(), code);
    }

    @PUT
    @RolesAllowed({ADMINISTRATOR, WAREHOUSE})
    public FloorRules put(@PathParam("code") @Size(max = 64) String code, @NotNull @Valid FloorRules rules) {
        return waves.put(caller.merchant(), code, rules, caller.name());
    }
}
