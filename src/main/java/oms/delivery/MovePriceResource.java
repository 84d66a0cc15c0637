package oms.delivery;

import static oms.identity.Roles.ADMINISTRATOR;
import static oms.identity.Roles.DISPATCHER;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** What moving a stop would cost, over REST. */
@Path("/v1/stops/{id}/moves")
@Produces(MediaType.APPLICATION_JSON)
class MovePriceResource {
    /** @param items a price for every other planned trip, the cheapest that is possible first */
    record PriceList(List<MovePrices.Price> items) {}

    private final MovePrices prices;
    private final Carriers carriers;

    MovePriceResource(MovePrices prices, Carriers carriers) {
        this.prices = prices;
        this.carriers = carriers;
    }

    @GET
    @RolesAllowed({DISPATCHER, ADMINISTRATOR})
    public PriceList moves(@PathParam("id") String id) {
        return new PriceList(prices.of(carriers.current(), id));
    }
}
