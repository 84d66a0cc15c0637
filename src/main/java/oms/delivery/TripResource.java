package oms.delivery;

import static oms.identity.Roles.ADMINISTRATOR;
import static oms.identity.Roles.DISPATCHER;
import static oms.identity.Roles.DRIVER;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.List;
import oms.delivery.DriverDay.TripView;
import oms.delivery.Loading.Leaving;
import org.jspecify.annotations.Nullable;

/** Trips over REST. Scans and departures are what they are however often they are told, so they need no idempotency key. */
@Path("/v1/trips/{id}")
@Produces(MediaType.APPLICATION_JSON)
class TripResource {
    record Scan(@NotBlank @Size(max = 60) String sscc) {}

    /** @param leaveBehind whether packed packages that were not scanned stay for the next trip; no, unless said */
    record Departure(@Nullable Boolean leaveBehind) {}

    /** @param leftBehind ids of the shipments that now wait for the driver's next trip */
    record Departed(TripView trip, List<String> leftBehind) {}

    private final Loading loading;
    private final DriverDay day;
    private final Carriers carriers;
    private final Clock clock;

    TripResource(Loading loading, DriverDay day, Carriers carriers, Clock clock) {
        this.loading = loading;
        this.day = day;
        this.carriers = carriers;
        this.clock = clock;
    }

    @GET
    @RolesAllowed({DRIVER, DISPATCHER, ADMINISTRATOR})
    public TripView trip(@PathParam("id") String id) {
        return day.trip(carriers.current(), id);
    }

    @POST
    @Path("load-scans")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({DRIVER, DISPATCHER, ADMINISTRATOR})
    public Loading.Scanned load(@PathParam("id") String id, @NotNull @Valid Scan scan) {
        return loading.load(carriers.current(), id, scan.sscc(), clock.instant());
    }

    @DELETE
    @Path("load-scans/{sscc}")
    @RolesAllowed({DRIVER, DISPATCHER, ADMINISTRATOR})
    public Loading.Scanned unload(@PathParam("id") String id, @PathParam("sscc") String sscc) {
        return loading.unload(carriers.current(), id, sscc, clock.instant());
    }

    @POST
    @Path("depart")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({DRIVER, DISPATCHER, ADMINISTRATOR})
    public Departed depart(@PathParam("id") String id, @NotNull @Valid Departure how) {
        var by = carriers.current();
        var leaving = Boolean.TRUE.equals(how.leaveBehind()) ? Leaving.LEAVE_BEHIND : Leaving.COMPLETE;
        var left = loading.depart(by, id, leaving, clock.instant());
        return new Departed(day.trip(by, id), left);
    }
}
