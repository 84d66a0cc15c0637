package oms.checkout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import oms.Ids;
import oms.TestCallers;
import oms.TestDeliveries;
import oms.browser.Shop;
import oms.identity.Roles;
import oms.inventory.Stock;
import oms.order.Cancellation.Cause;
import oms.order.OrderStatus;
import oms.order.OrderView;
import oms.order.Orders;
import oms.payment.Payments;
import oms.payment.TestResolver;
import oms.verify.TestAudit;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class UnpaidTest {
    private static final Duration HALF_AN_HOUR = Duration.ofMinutes(31);

    @Inject
    Unpaid unpaid;

    @Inject
    Shop shop;

    @Inject
    Orders orders;

    @Inject
    Stock stock;

    @Inject
    Payments payments;

    @Inject
    TestResolver resolver;

    @Inject
    TestDeliveries deliveries;

    @Inject
    TestCallers callers;

    @Inject
    TestAudit audit;

    @Inject
    Jdbi jdbi;

    @Inject
    Clock clock;

    String merchant = "";

    @BeforeEach
    void a_shop() {
        merchant = shop.open();
    }

    @Test
    void who_does_not_pay_in_time_loses_the_goods_and_is_told_why() {
        var order = sell("tok_pending");
        unpaid.expire(clock.instant().plus(Duration.ofMinutes(29)));
        assertThat(reserved()).isEqualTo(2);
        pass(HALF_AN_HOUR);
        assertThat(reserved()).isZero();
        assertThat(order(order).status()).isEqualTo(OrderStatus.CANCELLED);
        assertThat(order(order).cancellation())
                .extracting(c -> c.cause(), c -> c.reason())
                .containsExactly(Cause.PAYMENT_EXPIRED, "The payment was not completed in time");
        assertThat(statuses(order)).containsOnly("EXPIRED");
        sound();
        resolver.resolve(clock.instant().plus(Duration.ofDays(1)));
        deliveries.drain();
        assertThat(order(order).status()).as("paid too late").isEqualTo(OrderStatus.CANCELLED);
        assertThat(payments.view(merchant, order).held().minor())
                .as("given back")
                .isZero();
        sound();
    }

    @Test
    void who_is_authorised_is_promised_the_goods_for_good() {
        var order = sell("tok_approved");
        assertThat(expiring()).isZero();
        pass(Duration.ofDays(30));
        assertThat(reserved()).isEqualTo(2);
        assertThat(order(order).status()).isEqualTo(OrderStatus.ALLOCATED);
    }

    @Test
    void the_way_of_paying_decides_how_long_and_the_merchant_decides_for_each() {
        var transfer = sell("tok_pending", "BANK_TRANSFER");
        var later = sell("tok_pending", "PAY_LATER");
        assertThat(order(transfer).payment().kind()).isEqualTo("bank_transfer");
        pass(Duration.ofHours(23));
        assertThat(order(later).status()).isEqualTo(OrderStatus.PENDING);
        pass(Duration.ofHours(25));
        assertThat(order(later).status()).isEqualTo(OrderStatus.CANCELLED);
        assertThat(order(transfer).status()).isEqualTo(OrderStatus.PENDING);
        pass(Duration.ofHours(73));
        assertThat(order(transfer).status()).isEqualTo(OrderStatus.CANCELLED);

        callers.as(merchant, Roles.ADMINISTRATOR)
                .contentType("application/json")
                .body(Map.of("minutes", 10))
                .put("/v1/promise-lives/bank_transfer")
                .then()
                .statusCode(200)
                .body(
                        "items.find { it.method == 'bank_transfer' }.minutes",
                        equalTo(10),
                        "items.method",
                        hasItem("card"));
        var quick = sell("tok_pending", "BANK_TRANSFER");
        pass(Duration.ofMinutes(11));
        assertThat(order(quick).status()).isEqualTo(OrderStatus.CANCELLED);
        sound();
    }

    @Test
    void nonsense_is_no_life_of_a_promise() {
        var desk = callers.as(merchant, Roles.ADMINISTRATOR).contentType("application/json");
        desk.body(Map.of("minutes", 4)).put("/v1/promise-lives/card").then().statusCode(400);
        callers.as(merchant, Roles.ADMINISTRATOR)
                .contentType("application/json")
                .body(Map.of("minutes", 10))
                .put("/v1/promise-lives/gold")
                .then()
                .statusCode(404);
        callers.as(merchant, Roles.WAREHOUSE)
                .contentType("application/json")
                .body(Map.of("minutes", 10))
                .put("/v1/promise-lives/card")
                .then()
                .statusCode(403);
    }

    @Test
    void an_order_whose_money_may_be_held_is_promised_its_goods_again_when_that_is_known() {
        var order = sell("tok_timeout");
        pass(HALF_AN_HOUR);
        assertThat(order(order).status()).as("nobody knows yet").isEqualTo(OrderStatus.PENDING);
        assertThat(reserved()).isZero();
        sound();
        resolver.resolve(clock.instant().plus(Duration.ofDays(1)));
        deliveries.drain();
        assertThat(order(order).status()).isEqualTo(OrderStatus.ALLOCATED);
        assertThat(reserved()).isEqualTo(2);
        sound();
    }

    @Test
    void where_the_goods_are_sold_to_others_meanwhile_the_late_payment_goes_back() {
        var order = sell("tok_timeout");
        pass(HALF_AN_HOUR);
        emptied();
        resolver.resolve(clock.instant().plus(Duration.ofDays(1)));
        deliveries.drain();
        assertThat(order(order).status()).isEqualTo(OrderStatus.CANCELLED);
        assertThat(order(order).cancellation().cause()).isEqualTo(Cause.OUT_OF_STOCK);
        assertThat(order(order).cancellation().reason()).contains("Nothing was charged");
        assertThat(payments.view(merchant, order).held().minor()).isZero();
        sound();
    }

    private void emptied() {
        stock.adjust(
                merchant,
                new oms.inventory.Adjustment(Ids.next("adj"), Shop.WAREHOUSE, "WATER-5L", -50, "sold at the door"),
                "test");
    }

    @Test
    void an_expiry_and_an_authorisation_at_the_same_moment_leave_the_order_with_both_or_with_neither()
            throws Exception {
        for (int round = 0; round < 3; round++) {
            merchant = shop.open();
            var ids = new ArrayList<String>();
            for (int i = 0; i < 6; i++) ids.add(sell("tok_timeout"));
            var together = new CyclicBarrier(3);
            try (var all = Executors.newFixedThreadPool(3)) {
                all.submit(() -> {
                    together.await();
                    return unpaid.expire(clock.instant().plus(HALF_AN_HOUR));
                });
                all.submit(() -> {
                    together.await();
                    return unpaid.expire(clock.instant().plus(HALF_AN_HOUR));
                });
                all.submit(() -> {
                    together.await();
                    return resolver.resolve(clock.instant().plus(Duration.ofDays(1)));
                });
            }
            deliveries.drain();
            for (var id : ids) {
                var held = stock.held(merchant, id).stream()
                        .mapToLong(h -> h.quantity())
                        .sum();
                var order = order(id);
                assertThat(held)
                        .as(order.status() + " holds")
                        .isEqualTo(order.status().isTerminal() ? 0 : 3);
            }
            sound();
        }
    }

    private void pass(Duration time) {
        unpaid.expire(clock.instant().plus(time));
        deliveries.drain();
    }

    private void sound() {
        deliveries.drain();
        assertThat(audit.of(merchant)).isEmpty();
    }

    private OrderView order(String id) {
        return orders.get(merchant, id);
    }

    private long reserved() {
        return stock.availability(merchant, List.of("WATER-5L")).getFirst().reserved();
    }

    private long expiring() {
        return jdbi.withHandle(h -> h.createQuery(
                        "select count(*) from oms_inventory.reservation where merchant = :merchant and expires_at is not null")
                .bind("merchant", merchant)
                .mapTo(Long.class)
                .one());
    }

    private List<String> statuses(String order) {
        return jdbi.withHandle(
                h -> h.createQuery("select status from oms_inventory.reservation where order_id = :order")
                        .bind("order", order)
                        .mapTo(String.class)
                        .list());
    }

    private String sell(String card) {
        return shop.sell(merchant, "Ada Lovelace", card).id();
    }

    private String sell(String card, String method) {
        return shop.sell(merchant, "Ada Lovelace", card, method).id();
    }
}
