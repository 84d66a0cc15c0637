package oms.delivery;

import static oms.identity.Roles.ADMINISTRATOR;
import static oms.identity.Roles.DISPATCHER;
import static oms.identity.Roles.DRIVER;
import static oms.identity.Roles.WAREHOUSE;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Clock;
import oms.delivery.DriverDay.Day;

/** A driver's day over REST: the trip at hand, and what comes back from the road. */
@Path("/v1/driver")
class DriverResource {
    record Return(@NotBlank @Size(max = 60) String sscc) {}

    private final DriverDay day;
    private final Returns returns;
    private final Carriers carriers;
    private final Clock clock;

    DriverResource(DriverDay day, Returns returns, Carriers carriers, Clock clock) {
        this.day = day;
        this.returns = returns;
        this.carriers = carriers;
        this.clock = clock;
    }

    @GET
    @Path("trip")
    @RolesAllowed(DRIVER)
    public Day trip() {
        return day.of(carriers.driver(), carriers.merchant());
    }

    /** A package is handed back, or taken back, at the warehouse; the same again changes nothing, so it needs no idempotency key. */
    @POST
    @Path("returns")
    @RolesAllowed({DRIVER, WAREHOUSE, DISPATCHER, ADMINISTRATOR})
    public void takeBack(@NotNull @Valid Return back) {
        returns.takeBack(carriers.receiving(), back.sscc(), clock.instant());
    }
}
