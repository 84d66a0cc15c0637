package oms.scenario;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import oms.Ids;

/** What a shopper is about to order: {@code shop.anOrder().of("PHONE-X", 1).by("Ada Lovelace").buys()}. */
final class Basket {
    private final Shop shop;
    private final List<Map<String, Object>> lines = new ArrayList<>();
    private String name = "Ada Lovelace";
    private String street = "49 Madison Street";
    private String card = "tok_approved";

    Basket(Shop shop) {
        this.shop = shop;
    }

    Basket of(String sku, int quantity) {
        lines.add(Map.of("sku", sku, "quantity", quantity));
        return this;
    }

    /** Somebody else, with a card, a phone and a door of their own. */
    Basket by(String shopper) {
        name = shopper;
        card = card.replaceAll("-.*", "") + "-" + slug();
        street = Math.floorMod(shopper.hashCode(), 900) + " Madison Street, " + shopper;
        return this;
    }

    /** @param testCard a token of the simulated gateway */
    Basket paidWith(String testCard) {
        card = testCard;
        return this;
    }

    /** @return the story of the order that came of it */
    Storyboard buys() {
        var completed = completes(begins());
        if (completed.statusCode() / 100 != 2) throw new AssertionError(completed.asString());
        return new Storyboard(shop, completed.json().getString("order.id"), name);
    }

    /** @return the answer to the last thing asked: the refusal to begin, or what came of completing */
    Answer triesToBuy() {
        var begun = shop.storefront.tries("/v1/checkouts", body());
        return begun.statusCode() == 201 ? completes(begun.json().getString("id")) : begun;
    }

    String begins() {
        return shop.storefront.post("/v1/checkouts", body()).getString("id");
    }

    Answer completes(String checkout) {
        return completes(checkout, Ids.next("key"));
    }

    Answer completes(String checkout, String idempotencyKey) {
        return shop.storefront.tries(
                "/v1/checkouts/" + checkout + "/complete", Map.of("payment", Map.of("token", card)), idempotencyKey);
    }

    private Map<String, Object> body() {
        var body = new LinkedHashMap<String, Object>();
        body.put("channel", "web");
        body.put("lines", lines);
        body.put("customer", Map.of("name", name, "email", slug() + "@shopper.example", "phone", "+12125550142"));
        body.put("shippingAddress", Shop.address(name, street, "10038"));
        body.put("location", Map.of("lat", 40.71, "lon", -74.00));
        body.put("sla", "SAME_DAY");
        body.put("device", Map.of("fingerprint", "dev-" + slug()));
        return body;
    }

    private String slug() {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", ".");
    }
}
