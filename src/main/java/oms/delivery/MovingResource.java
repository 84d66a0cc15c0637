package oms.delivery;

import static oms.identity.Roles.ADMINISTRATOR;
import static oms.identity.Roles.DISPATCHER;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import oms.delivery.TripList.StopSummary;

/** Moves a stop to another trip, over REST. The same again changes nothing, so it needs no idempotency key. */
@Path("/v1/stops/{id}/move")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
class MovingResource {
    /** @param tripId a planned trip of the same driver from the same warehouse */
    record Target(@NotBlank @Size(max = 60) String tripId) {}

    private final Moving moving;
    private final Carriers carriers;

    MovingResource(Moving moving, Carriers carriers) {
        this.moving = moving;
        this.carriers = carriers;
    }

    @POST
    @RolesAllowed({DISPATCHER, ADMINISTRATOR})
    public StopSummary move(@PathParam("id") String id, @NotNull @Valid Target target) {
        return StopSummary.of(moving.move(carriers.current(), id, target.tripId()));
    }
}
