package oms.inventory;

import static oms.identity.Roles.ADMINISTRATOR;
import static oms.identity.Roles.ORDER_MANAGER;
import static oms.identity.Roles.WAREHOUSE;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import oms.identity.Audit;
import oms.identity.Caller;
import oms.web.NotFound;

/** How long stock is promised to orders that are not paid, by the way of paying. */
@Path("/v1/promise-lives")
@Produces(MediaType.APPLICATION_JSON)
class PromiseLifeResource {
    /** @param method {@code card}, {@code bank_transfer} or {@code pay_later} */
    record Life(String method, long minutes) {}

    record Listed(List<Life> items) {}

    record LifeBody(@Min(5) @Max(43_200) int minutes) {}

    private final PromiseLives lives;
    private final Audit audit;
    private final Caller caller;

    PromiseLifeResource(PromiseLives lives, Audit audit, Caller caller) {
        this.lives = lives;
        this.audit = audit;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({ADMINISTRATOR, ORDER_MANAGER, WAREHOUSE})
    public Listed list() {
        return new Listed(lives.of(caller.merchant()).entrySet().stream()
                .map(life -> new Life(life.getKey(), life.getValue().toMinutes()))
                .toList());
    }

    @PUT
    @Path("{method}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({ADMINISTRATOR, ORDER_MANAGER})
    @Transactional
    public Listed put(@PathParam("method") String method, @NotNull @Valid LifeBody body) {
        if (!lives.of(caller.merchant()).containsKey(method)) throw new NotFound("way of paying");
        lives.put(caller.merchant(), method, body.minutes());
        audit.record(caller, "stock.promise_life_set", "%s: %d minutes".formatted(method, body.minutes()));
        return list();
    }
}
