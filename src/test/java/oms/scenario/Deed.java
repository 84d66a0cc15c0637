package oms.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import oms.Ids;
import org.jspecify.annotations.Nullable;

/**
 * One use case that moves money or stock, begun afresh on an order of its own.
 *
 * @param asks what the client sends, the same each time, or the job that begins by itself
 * @param done what must be there once, after however many tries
 */
record Deed(Asking asks, Runnable done) {
    /** A request, or a job. */
    interface Asking {
        /** @return the answer; null where nobody asks */
        @Nullable
        Answer ask();
    }

    static Deed place(Supply supply) {
        var shop = supply.shop;
        var basket = supply.basket("tok_approved");
        var checkout = basket.begins();
        var key = Ids.next("key");
        var orders = orders(shop).size();
        var reserved = shop.reserved("PHONE-X");
        return new Deed(() -> basket.completes(checkout, key), () -> {
            assertThat(orders(shop)).as("orders").hasSize(orders + 1);
            assertThat(shop.reserved("PHONE-X")).as("reserved").isEqualTo(reserved + 1);
            var order = basket.completes(checkout, key).json().getString("order.id");
            var story = new Storyboard(shop, order, "").stands("ALLOCATED").holds(4200);
            assertThat(settled(story, "AUTHORIZE")).hasSize(1);
            story.isCancelled(); // the drivers' day is short
        });
    }

    static Deed cancel(Supply supply) {
        var shop = supply.shop;
        var story = supply.allocated("tok_approved");
        var key = Ids.next("key");
        var reserved = shop.reserved("PHONE-X");
        return new Deed(
                () -> shop.office.tries(
                        "/v1/orders/" + story.order + "/cancel", Map.of("reason", "the buyer called"), key),
                () -> {
                    story.stands("CANCELLED").gaveTheMoneyBack();
                    assertThat(settled(story, "VOID")).containsExactly(4200);
                    assertThat(shop.reserved("PHONE-X")).as("reserved").isEqualTo(reserved - 1);
                });
    }

    static Deed refund(Supply supply) {
        var shop = supply.shop;
        var story = supply.delivered("tok_approved");
        var key = Ids.next("key");
        return new Deed(
                () -> shop.office.tries(
                        "/v1/orders/" + story.order + "/refunds",
                        Map.of("amount", Shop.usd(1000), "reason", "a scratch"),
                        key),
                () -> {
                    assertThat(settled(story, "REFUND")).containsExactly(1000);
                    assertThat(story.money().getLong("refunded.amount")).isEqualTo(1000);
                });
    }

    static Deed deliver(Supply supply) {
        var shop = supply.shop;
        var story = supply.onTheRoad("tok_approved");
        var onHand = shop.onHand("PHONE-X");
        var report = story.drivers("IN_TRANSIT").getFirst().report(story.order, "Ada Lovelace");
        return new Deed(report::tell, () -> {
            story.stands("DELIVERED").tookOnce(4200).holds(0);
            assertThat(shop.onHand("PHONE-X")).as("on hand").isEqualTo(onHand - 1);
        });
    }

    /** The gateway took the money and its answer was lost: the resolver finds out. */
    static Deed capture(Supply supply, Asking resolves) {
        var story = supply.onTheRoad("tok_capture_timeout").isHandedOver().stands("DELIVERED");
        return new Deed(resolves, () -> story.tookOnce(4200).holds(0));
    }

    /** @return the amounts of the operations of a kind, each of which the gateway has made */
    private static List<Integer> settled(Storyboard story, String kind) {
        var made = story.money().where("operations", "kind", kind);
        assertThat(made.<String>getList("status")).as(kind).containsOnly("SUCCEEDED");
        return made.getList("amount.amount");
    }

    private static List<String> orders(Shop shop) {
        return shop.office.get("/v1/orders?limit=200").getList("items.id");
    }
}
