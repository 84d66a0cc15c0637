package oms.allocation;

import static oms.identity.Roles.ADMINISTRATOR;
import static oms.identity.Roles.DISPATCHER;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import oms.identity.Caller;
import oms.web.InvalidRequest;
import org.jspecify.annotations.Nullable;

/** Gives a shipment to another driver, over REST. The same again changes nothing, so it needs no idempotency key. */
@Path("/v1/allocation/shipments/{id}/driver")
class HandOverResource {
    /**
     * @param driver the code of who shall take it
     * @param evenIfLate whether it may break the shopper's promise; not where it is left out
     * @param reason for the record
     */
    record Choice(
            @NotBlank @Size(max = 64) String driver,
            @Nullable Boolean evenIfLate,
            @Nullable @Size(max = 200) String reason) {}

    private final HandOvers handOvers;
    private final Caller caller;

    HandOverResource(HandOvers handOvers, Caller caller) {
        this.handOvers = handOvers;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({ADMINISTRATOR, DISPATCHER})
    public HandOver price(@PathParam("id") String shipment, @QueryParam("driver") @Nullable String driver) {
        if (driver == null || driver.isBlank() || driver.length() > 64)
            throw new InvalidRequest("/driver", "required", "Say which driver");
        return handOvers.price(caller.merchant(), shipment, driver.strip());
    }

    @POST
    @RolesAllowed({ADMINISTRATOR, DISPATCHER})
    public HandOver make(@PathParam("id") String shipment, @NotNull @Valid Choice choice) {
        var reason = choice.reason() == null || choice.reason().isBlank()
                ? null
                : choice.reason().strip();
        return handOvers.make(
                caller.merchant(),
                shipment,
                choice.driver().strip(),
                Boolean.TRUE.equals(choice.evenIfLate()),
                caller.name(),
                reason);
    }
}
