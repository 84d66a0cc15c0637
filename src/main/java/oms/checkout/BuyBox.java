package oms.checkout;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import oms.catalog.Catalog;
import oms.catalog.OfferView;
import oms.catalog.ProductView;
import oms.geo.GeoPoint;
import oms.geo.TravelTimes;
import oms.identity.MerchantView;
import oms.inventory.Promisable;
import oms.inventory.Stock;
import oms.inventory.WarehouseView;
import oms.inventory.Warehouses;
import oms.money.Money;
import oms.order.OrderLineView;
import oms.order.Sla;
import oms.web.InvalidRequest;
import org.jspecify.annotations.Nullable;

/**
 * Every warehouse offers item prices and estimated shipping for the same basket; the lowest total wins, the nearer one where totals
 * are the same, the first by code where ways are. An offer is for the whole basket, from live stock and prices; it promises nothing.
 */
@ApplicationScoped
class BuyBox {
    private record Ranked(Offer offer, double metres) {}

    private final Catalog catalog;
    private final Stock stock;
    private final Warehouses warehouses;
    private final Shipping shipping;
    private final TravelTimes travel;
    private final CheckoutSettings settings;
    private final Clock clock;

    BuyBox(
            Catalog catalog,
            Stock stock,
            Warehouses warehouses,
            Shipping shipping,
            TravelTimes travel,
            CheckoutSettings settings,
            Clock clock) {
        this.catalog = catalog;
        this.stock = stock;
        this.warehouses = warehouses;
        this.shipping = shipping;
        this.travel = travel;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * @param lines one for each SKU
     * @param door null while the address is not known: every open warehouse offers
     * @throws InvalidRequest where a product is not sold
     * @throws OutsideServedArea where no open warehouse delivers to the door
     */
    Offers offers(MerchantView merchant, List<Wish.Line> lines, @Nullable GeoPoint door, Sla sla) {
        var skus = lines.stream().map(Wish.Line::sku).toList();
        var products = sold(catalog.products(merchant.id(), skus), lines);
        var prices = prices(merchant.id(), skus);
        var all = warehouses.all(merchant.id());
        var there = stock.promisable(
                merchant.id(), skus, all.stream().map(WarehouseView::code).toList());
        var ranked = new ArrayList<Ranked>();
        var declined = new ArrayList<Offers.Declined>();
        var serving = 0;
        for (var warehouse : all) {
            if (!warehouse.active()) continue;
            var why = door != null && !warehouse.serves(door) ? "does not deliver to this address" : null;
            if (why == null) serving++;
            if (why == null) why = shortage(warehouse, lines, there);
            var priced = priced(warehouse, lines, products, prices);
            if (why == null) why = foreign(priced, merchant.currency());
            var promise = why == null ? promise(warehouse, sla, merchant) : null;
            if (why == null && promise == null) why = "takes orders for the same day until " + warehouse.cutOff();
            if (promise == null) declined.add(new Offers.Declined(warehouse.code(), Objects.requireNonNull(why)));
            else ranked.add(ranked(warehouse, priced, door, sla, promise));
        }
        if (serving == 0 && door != null) throw new OutsideServedArea();
        return new Offers(reasoned(ranked), List.copyOf(declined));
    }

    private static Map<String, ProductView> sold(Map<String, ProductView> products, List<Wish.Line> lines) {
        for (int i = 0; i < lines.size(); i++) {
            var product = products.get(lines.get(i).sku());
            if (product == null || product.archived())
                throw new InvalidRequest("/lines/" + i + "/sku", "unknown_product", "There is no such product to buy");
        }
        return products;
    }

    private Map<String, Money> prices(String merchant, List<String> skus) {
        var prices = new HashMap<String, Money>();
        for (OfferView offer : catalog.offers(merchant, skus))
            prices.put(key(offer.warehouse(), offer.sku()), offer.price());
        return prices;
    }

    private static @Nullable String shortage(WarehouseView warehouse, List<Wish.Line> lines, Promisable there) {
        for (var line : lines) {
            var has = there.of(warehouse.code(), line.sku());
            if (has < line.quantity()) return "has " + has + " of " + line.quantity() + " " + line.sku();
        }
        return null;
    }

    private static List<OrderLineView> priced(
            WarehouseView warehouse,
            List<Wish.Line> lines,
            Map<String, ProductView> products,
            Map<String, Money> prices) {
        var priced = new ArrayList<OrderLineView>();
        for (var line : lines) {
            var product = Objects.requireNonNull(products.get(line.sku()));
            var price = prices.getOrDefault(key(warehouse.code(), line.sku()), product.price());
            priced.add(new OrderLineView(
                    priced.size() + 1,
                    product.sku(),
                    product.name(),
                    line.quantity(),
                    price,
                    product.units(),
                    product.weightGrams()));
        }
        return List.copyOf(priced);
    }

    private static @Nullable String foreign(List<OrderLineView> lines, String currency) {
        return lines.stream()
                .filter(line -> !line.unitPrice().currency().equals(currency))
                .map(line -> "has no price in " + currency + " for " + line.sku())
                .findFirst()
                .orElse(null);
    }

    private @Nullable Promise promise(WarehouseView warehouse, Sla sla, MerchantView merchant) {
        try {
            return Promise.of(sla, List.of(warehouse), merchant.zone(), clock, settings);
        } catch (TooLate cutOff) {
            return null;
        }
    }

    private Ranked ranked(
            WarehouseView warehouse, List<OrderLineView> lines, @Nullable GeoPoint door, Sla sla, Promise promise) {
        var currency = lines.getFirst().unitPrice().currency();
        var items = lines.stream().map(OrderLineView::total).reduce(Money.zero(currency), Money::plus);
        var way = shipping.from(warehouse.at(), door, sla, currency);
        var offer = new Offer(
                warehouse.code(),
                warehouse.name(),
                false,
                lines,
                items,
                way,
                items.plus(way),
                promise.deliverBy(),
                null,
                null,
                "");
        return new Ranked(offer, door == null ? 0 : travel.metres(warehouse.at(), door));
    }

    private static List<Offer> reasoned(List<Ranked> ranked) {
        ranked.sort(Comparator.comparing((Ranked r) -> r.offer().total().minor())
                .thenComparingDouble(Ranked::metres)
                .thenComparing(r -> r.offer().warehouse()));
        if (ranked.isEmpty()) return List.of();
        var winner = ranked.getFirst().offer();
        var lead = ranked.size() == 1 ? null : ranked.get(1).offer().total().minus(winner.total());
        var offers = new ArrayList<Offer>();
        offers.add(winner.because(whyItWins(ranked), true, lead));
        for (var one : ranked.subList(1, ranked.size()))
            offers.add(one.offer()
                    .because(
                            whyNot(one.offer(), winner),
                            false,
                            winner.total().minus(one.offer().total())));
        return List.copyOf(offers);
    }

    private static String whyItWins(List<Ranked> ranked) {
        if (ranked.size() == 1) return "The only warehouse that can offer all of it";
        var second = ranked.get(1).offer();
        var less = second.total().minus(ranked.getFirst().offer().total());
        return less.isZero()
                ? "Same total as " + second.warehouse() + ", and nearer"
                : "Lowest total: " + less.text() + " less than " + second.warehouse();
    }

    private static String whyNot(Offer offer, Offer winner) {
        var more = offer.total().minus(winner.total());
        return more.isZero()
                ? "Same total as " + winner.warehouse() + ", but farther away"
                : more.text() + " more than " + winner.warehouse();
    }

    private static String key(String warehouse, String sku) {
        return warehouse + '\n' + sku;
    }
}
