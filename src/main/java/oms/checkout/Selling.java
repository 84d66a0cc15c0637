package oms.checkout;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import oms.allocation.Channels;
import oms.allocation.HyperlocalSessions;
import oms.identity.MerchantView;
import oms.inventory.WarehouseView;
import oms.inventory.Warehouses;
import oms.order.AllocationModel;
import oms.web.Conflict;
import oms.web.InvalidRequest;

/**
 * The three ways to sell. Cost absorption: one price, any warehouse. Hyperlocal: the session's warehouse, its prices, its goods, its
 * area. Buy box: the warehouse whose offer the shopper chose, or the winner's.
 */
@ApplicationScoped
class Selling {
    private final Channels channels;
    private final HyperlocalSessions sessions;
    private final BuyBox buyBox;
    private final Places places;
    private final Warehouses warehouses;
    private final Shipping shipping;

    Selling(
            Channels channels,
            HyperlocalSessions sessions,
            BuyBox buyBox,
            Places places,
            Warehouses warehouses,
            Shipping shipping) {
        this.channels = channels;
        this.sessions = sessions;
        this.buyBox = buyBox;
        this.places = places;
        this.warehouses = warehouses;
        this.shipping = shipping;
    }

    /**
     * @throws InvalidRequest where the session is missing or out of place, or an offer is
     * @throws OutsideServedArea where nobody, or not the session's warehouse, delivers to the address
     * @throws oms.allocation.SessionEnded after the session's time
     * @throws NoOffer where the chosen warehouse, or every one, cannot offer the basket
     */
    Terms terms(MerchantView merchant, Wish wish) {
        var model = channels.model(merchant.id(), wish.channel());
        refuseOutOfPlace(model, wish);
        return switch (model) {
            case COST_ABSORPTION -> free(merchant, wish);
            case HYPERLOCAL -> locked(merchant, wish);
            case BUY_BOX -> chosen(merchant, wish);
        };
    }

    private static void refuseOutOfPlace(AllocationModel model, Wish wish) {
        if (model != AllocationModel.HYPERLOCAL && wish.hyperlocalSession() != null)
            throw new InvalidRequest(
                    "/hyperlocalSession", "not_hyperlocal", "Channel " + wish.channel() + " knows no sessions");
        if (model != AllocationModel.BUY_BOX && wish.offer() != null)
            throw new InvalidRequest(
                    "/offer",
                    "not_buy_box",
                    "Channel " + wish.channel() + " does not let the shopper choose a warehouse");
    }

    private Terms free(MerchantView merchant, Wish wish) {
        return new Terms(
                AllocationModel.COST_ABSORPTION,
                places.serving(merchant.id(), wish.location()),
                null,
                shipping.flat(wish.sla(), merchant.currency()),
                null);
    }

    private Terms locked(MerchantView merchant, Wish wish) {
        if (wish.hyperlocalSession() == null)
            throw new InvalidRequest(
                    "/hyperlocalSession",
                    "required",
                    "Channel " + wish.channel() + " sells from one warehouse: open a session for the address first");
        var session = sessions.get(merchant.id(), wish.hyperlocalSession());
        if (!session.channel().equals(wish.channel()))
            throw new Conflict("other_channel", "The session was opened on channel " + session.channel());
        var warehouse = warehouses.get(merchant.id(), session.warehouse());
        refuseOutside(warehouse, wish);
        return new Terms(
                AllocationModel.HYPERLOCAL,
                List.of(warehouse),
                warehouse.code(),
                shipping.flat(wish.sla(), merchant.currency()),
                session.expiresAt());
    }

    private static void refuseOutside(WarehouseView warehouse, Wish wish) {
        var outside = wish.location() != null && !warehouse.serves(wish.location());
        if (outside || !warehouse.active())
            throw new OutsideServedArea("The session is locked to " + warehouse.code() + ", which "
                    + (outside ? "does not deliver to this address" : "is closed")
                    + "; open a new session for the address");
    }

    private Terms chosen(MerchantView merchant, Wish wish) {
        var offer = buyBox.offers(merchant, wish.lines(), wish.location(), wish.sla())
                .chosen(wish.offer());
        return new Terms(
                AllocationModel.BUY_BOX,
                List.of(warehouses.get(merchant.id(), offer.warehouse())),
                offer.warehouse(),
                offer.shipping(),
                null);
    }
}
