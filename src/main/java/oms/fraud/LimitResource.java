package oms.fraud;

import static oms.identity.Roles.ADMINISTRATOR;
import static oms.identity.Roles.FRAUD_REVIEWER;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import oms.identity.Caller;

/** How much may be tried, and who was refused, over REST. */
@Path("/v1/fraud/limits")
@Produces(MediaType.APPLICATION_JSON)
class LimitResource {
    private static final int ROWS = 500;

    private final Limits limits;
    private final Doorkeeping doorkeeping;
    private final Caller caller;

    LimitResource(Limits limits, Doorkeeping doorkeeping, Caller caller) {
        this.limits = limits;
        this.doorkeeping = doorkeeping;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({ADMINISTRATOR, FRAUD_REVIEWER})
    public Allowed limits() {
        return limits.read(caller.merchant());
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(ADMINISTRATOR)
    public Allowed put(@NotNull @Valid Allowed body) {
        return limits.put(caller, body);
    }

    /** Who was refused within a day, the newest first. */
    @GET
    @Path("refused")
    @RolesAllowed({ADMINISTRATOR, FRAUD_REVIEWER})
    public List<Tally.Limited> refused() {
        return doorkeeping.refused(caller.merchant(), ROWS);
    }

    /** Lets somebody through again: what was counted is forgotten. */
    @DELETE
    @Path("refused/{kind}/{key}")
    @RolesAllowed({ADMINISTRATOR, FRAUD_REVIEWER})
    public Response lift(@PathParam("kind") String kind, @PathParam("key") String key) {
        doorkeeping.lift(caller, kind, key);
        return Response.noContent().build();
    }
}
