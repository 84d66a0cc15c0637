package oms.allocation;

import static oms.identity.Roles.STOREFRONT;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import oms.geo.GeoPoint;
import oms.identity.Caller;

/** Address first: which warehouse's goods and prices a shopper sees. */
@Path("/v1/hyperlocal/sessions")
class HyperlocalResource {
    record SessionBody(
            @NotBlank @Size(max = 64) String channel,
            @NotNull @Valid AllocationResource.Location location) {}

    private final HyperlocalSessions sessions;
    private final Caller caller;

    HyperlocalResource(HyperlocalSessions sessions, Caller caller) {
        this.sessions = sessions;
        this.caller = caller;
    }

    @POST
    @RolesAllowed(STOREFRONT)
    public HyperlocalSession open(@NotNull @Valid SessionBody body) {
        var point = new GeoPoint(body.location().lat(), body.location().lon());
        return sessions.open(caller.merchant(), body.channel(), point);
    }

    @GET
    @Path("{id}")
    @RolesAllowed(STOREFRONT)
    public HyperlocalSession get(@PathParam("id") String id) {
        return sessions.get(caller.merchant(), id);
    }
}
