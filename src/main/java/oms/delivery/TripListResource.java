package oms.delivery;

import static oms.identity.Roles.ADMINISTRATOR;
import static oms.identity.Roles.DISPATCHER;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import oms.delivery.TripList.TripSummary;
import oms.web.Cursor;
import oms.web.Page;
import org.jspecify.annotations.Nullable;

/** All trips of a merchant over REST. */
@Path("/v1/trips")
@Produces(MediaType.APPLICATION_JSON)
class TripListResource {
    private final TripList trips;
    private final Carriers carriers;

    TripListResource(TripList trips, Carriers carriers) {
        this.trips = trips;
        this.carriers = carriers;
    }

    /** @param status statuses with commas between them; those under way unless said */
    @GET
    @RolesAllowed({DISPATCHER, ADMINISTRATOR})
    public Page<TripSummary> list(
            @QueryParam("status") @Nullable String status,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        return trips.page(carriers.merchant(), TripList.statuses(status), Cursor.limit(limit, 100, 500), cursor);
    }
}
