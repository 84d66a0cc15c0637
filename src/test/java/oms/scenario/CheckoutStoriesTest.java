package oms.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import oms.Ids;
import org.junit.jupiter.api.Test;

/** From the basket to the decision whether and from where an order is shipped. */
@QuarkusTest
@TestProfile(ExampleDay.class)
class CheckoutStoriesTest {
    @Inject
    Shops shops;

    @Test
    void a_declined_card_leaves_nothing_behind() {
        var shop = shops.opensInNewYork();
        shop.anOrder()
                .of("PHONE-X", 1)
                .paidWith("tok_insufficient_funds")
                .buys()
                .goesOn()
                .stands("CANCELLED")
                .told("order.created", "order.cancelled")
                .wrote("the payment did not go through")
                .holds(0);
        assertThat(shop.reserved("PHONE-X")).isZero();
        shop.nothingIsBroken();
    }

    @Test
    void a_buyer_who_orders_again_and_again_is_looked_at_and_goes_on_when_a_reviewer_says_so() {
        var shop = shops.opensInNewYork().driver("D9", "WH-NY", 200).atWork("D9");
        var doubtful = doubtful(shop);
        doubtful.told("order.created", "order.authorized", "order.review_required")
                .holds(4200);
        doubtful.isReviewed("approve", Map.of("reason", "called the buyer"))
                .stands("ALLOCATED")
                .told("order.created", "order.authorized", "order.review_required", "order.approved", "order.allocated")
                .holds(4200);
        shop.nothingIsBroken();
    }

    @Test
    void whom_a_reviewer_rejects_gets_the_money_back_and_is_refused_by_itself_the_next_time() {
        var shop = shops.opensInNewYork().driver("D9", "WH-NY", 200).atWork("D9");
        var doubtful = doubtful(shop);
        var reserved = shop.reserved("PHONE-X");
        doubtful.isReviewed("reject", Map.of("reason", "stolen card", "block", List.of("ADDRESS", "DEVICE", "CARD")))
                .stands("REJECTED")
                .told("order.created", "order.authorized", "order.review_required", "order.rejected", "payment.voided")
                .gaveTheMoneyBack();
        assertThat(shop.reserved("PHONE-X")).isEqualTo(reserved - 1);
        shop.anOrder()
                .of("PHONE-X", 1)
                .buys()
                .goesOn()
                .stands("REJECTED")
                .told("order.created", "order.authorized", "order.rejected", "payment.voided")
                .wrote("is confirmed", "could not be accepted")
                .gaveTheMoneyBack();
        assertThat(shop.reserved("PHONE-X")).isEqualTo(reserved - 1);
        shop.nothingIsBroken();
    }

    @Test
    void what_nobody_can_drive_waits_as_a_backorder_and_goes_on_when_somebody_can() {
        var shop = shops.open().with("WH-NY", 40.7440, -73.9485, 50, 50).driver("D1", "WH-NY", 10);
        var waiting = shop.anOrder().of("PHONE-X", 12).buys().goesOn().stands("BACKORDERED");
        shop.nothingIsBroken();
        shop.driver("D2", "WH-NY", 20).atWork("D2");
        shop.anOrder()
                .of("PHONE-X", 1)
                .by("Grace Hopper")
                .buys()
                .goesOn()
                .stands("ALLOCATED")
                .isCancelled();
        waiting.goesOn()
                .stands("ALLOCATED")
                .drivenBy("D2")
                .told(
                        "order.created",
                        "order.authorized",
                        "order.approved",
                        "order.allocation_failed",
                        "order.allocated")
                .wrote("is confirmed", "takes a little longer");
        shop.nothingIsBroken();
    }

    @Test
    void two_hundred_buyers_of_fifty_pieces_make_fifty_orders_that_all_find_a_driver() throws Exception {
        var shop = shops.open()
                .with("WH-NY", 40.7440, -73.9485, 0, 50)
                .driver("D6", "WH-NY", 30)
                .driver("D7", "WH-NY", 30)
                .driver("D8", "WH-NY", 30)
                .driver("D9", "WH-NY", 30)
                .atWork("D6")
                .atWork("D7")
                .atWork("D8")
                .atWork("D9");
        var answers = atOnce(
                200, n -> shop.anOrder().of("PHONE-X", 1).by("Buyer " + n).triesToBuy());
        var bought = answers.stream().filter(a -> a.statusCode() == 200).toList();
        assertThat(bought).hasSize(50);
        assertThat(answers.stream().filter(a -> a.statusCode() != 200))
                .hasSize(150)
                .allSatisfy(a -> assertThat(a.json().getString("code")).isEqualTo("out_of_stock"));
        shop.goesOn();
        List<String> statuses = shop.office.get("/v1/orders?limit=200").getList("items.status");
        assertThat(statuses).hasSize(50).containsOnly("ALLOCATED");
        assertThat(shop.reserved("PHONE-X")).isEqualTo(50);
        assertThat(shop.load("D6") + shop.load("D7") + shop.load("D8") + shop.load("D9"))
                .isEqualTo(50);
        for (var order : bought) new Storyboard(shop, order.json().getString("order.id"), "").holds(4200);
        shop.nothingIsBroken();
    }

    @Test
    void the_same_checkout_completed_many_times_at_once_is_one_order_and_one_hold() throws Exception {
        var shop = shops.opensInNewYork();
        var basket = shop.anOrder().of("PHONE-X", 1);
        var checkout = basket.begins();
        var same = Ids.next("key");
        var answers = atOnce(8, n -> n % 2 == 0 ? basket.completes(checkout, same) : basket.completes(checkout));
        var orders = answers.stream()
                .filter(a -> a.statusCode() == 200)
                .map(a -> a.json().getString("order.id"))
                .distinct()
                .toList();
        assertThat(orders).hasSize(1);
        shop.goesOn();
        List<String> all = shop.office.get("/v1/orders").getList("items.id");
        assertThat(all).isEqualTo(orders);
        assertThat(shop.reserved("PHONE-X")).isEqualTo(1);
        var story = new Storyboard(shop, orders.getFirst(), "").holds(4200).stands("ALLOCATED");
        List<String> holds =
                story.money().where("operations", "kind", "AUTHORIZE").getList("id");
        assertThat(holds).hasSize(1);
        shop.nothingIsBroken();
    }

    /** @return the first order of a hasty buyer that a person must look at */
    private static Storyboard doubtful(Shop shop) {
        for (int i = 0; i < 12; i++) {
            var story = shop.anOrder().of("PHONE-X", 1).buys().goesOn();
            if (story.seen().getString("status").equals("MANUAL_REVIEW")) return story;
        }
        throw new AssertionError("Nobody ever had to look");
    }

    private static List<Answer> atOnce(int times, IntFunction<Answer> work) throws Exception {
        var tasks = new ArrayList<Callable<Answer>>();
        for (int i = 0; i < times; i++) {
            var number = i;
            tasks.add(() -> work.apply(number));
        }
        try (var threads = Executors.newFixedThreadPool(16)) {
            var answers = new ArrayList<Answer>();
            for (var answer : threads.invokeAll(tasks)) answers.add(answer.get());
            return answers;
        }
    }
}
