package oms.checkout;

import static oms.identity.Roles.ADMINISTRATOR;
import static oms.identity.Roles.ORDER_MANAGER;
import static oms.identity.Roles.STOREFRONT;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Comparator;
import java.util.List;
import oms.allocation.Allocation;
import oms.allocation.Question;
import oms.identity.Caller;
import oms.identity.Merchants;
import oms.order.Sla;
import oms.web.InvalidRequest;
import org.jspecify.annotations.Nullable;

/** The buy box over REST: what every warehouse asks for a basket, live. Reads only; nothing is promised. */
@Path("/v1/offers")
@Produces(MediaType.APPLICATION_JSON)
class OfferResource {
    /**
     * @param location of the door; without it shipping is the merchant's flat price and no delivery is estimated
     * @param sla {@code STANDARD} where nothing is said
     */
    record OffersBody(
            @NotNull @Size(min = 1, max = 200) List<CheckoutBody.@NotNull @Valid Line> lines,
            @Valid CheckoutBody.@Nullable Location location,
            @Nullable Sla sla) {}

    private final BuyBox buyBox;
    private final Allocation allocation;
    private final Merchants merchants;
    private final Caller caller;

    OfferResource(BuyBox buyBox, Allocation allocation, Merchants merchants, Caller caller) {
        this.buyBox = buyBox;
        this.allocation = allocation;
        this.merchants = merchants;
        this.caller = caller;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({STOREFRONT, ADMINISTRATOR, ORDER_MANAGER})
    public Offers offers(@NotNull @Valid OffersBody body) {
        if (body.sla() == Sla.WINDOW)
            throw new InvalidRequest(
                    "/sla",
                    "no_windows",
                    "Offers are for SAME_DAY, NEXT_DAY or STANDARD; a delivery window is chosen in the checkout");
        var sla = body.sla() == null ? Sla.STANDARD : body.sla();
        var lines = CheckoutBody.together(body.lines());
        var door = body.location() == null ? null : body.location().point();
        var offers = buyBox.offers(merchants.get(caller.merchant()), lines, door, sla);
        if (door == null || offers.offers().isEmpty()) return offers;
        var latest = offers.offers().stream().map(Offer::deliverBy).max(Comparator.naturalOrder());
        var question = new Question(
                lines.stream()
                        .map(line -> new Question.Line(line.sku(), line.quantity()))
                        .toList(),
                door,
                latest.orElseThrow(),
                null);
        var deliveries = allocation.deliveries(caller.merchant(), question);
        return new Offers(
                offers.offers().stream()
                        .map(offer -> offer.deliveredAt(deliveries.get(offer.warehouse())))
                        .toList(),
                offers.declined());
    }
}
