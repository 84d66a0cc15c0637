package oms.fulfillment;

import static oms.identity.Roles.ADMINISTRATOR;
import static oms.identity.Roles.PICKER;
import static oms.identity.Roles.STOREFRONT;
import static oms.identity.Roles.WAREHOUSE;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import oms.identity.Caller;

/** What a merchant packs with, over the network. */
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
class BoxResource {
    private final Boxes boxes;
    private final Caller caller;

    BoxResource(Boxes boxes, Caller caller) {
        this.boxes = boxes;
        this.caller = caller;
    }

    /** @param items all kinds of boxes, the smallest first; a merchant has few */
    record Listed(List<BoxView> items) {}

    @GET
    @Path("/boxes")
    @RolesAllowed({ADMINISTRATOR, WAREHOUSE, PICKER, STOREFRONT})
    public Listed list() {
        return new Listed(boxes.all(caller.merchant()));
    }

    @PUT
    @Path("/boxes/{code}")
    @RolesAllowed({ADMINISTRATOR, WAREHOUSE})
    public BoxView put(
            @PathParam("code") @Pattern(regexp = BoxBody.CODE, message = BoxBody.CODE_MESSAGE) String code,
            @NotNull @Valid BoxBody body) {
        return boxes.put(caller.merchant(), body.box(code));
    }

    @GET
    @Path("/packing-rules")
    @RolesAllowed({ADMINISTRATOR, WAREHOUSE, PICKER, STOREFRONT})
    public PackingRules rules() {
        return boxes.rules(caller.merchant());
    }

    @PUT
    @Path("/packing-rules")
    @RolesAllowed({ADMINISTRATOR, WAREHOUSE})
    public PackingRules put(@NotNull @Valid PackingRules rules) {
        return boxes.put(caller.merchant(), rules);
    }
}
