package oms.delivery;

import static oms.delivery.Road.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import oms.Ids;
import oms.TestDeliveries;
import oms.order.OrderStatus;
import oms.order.Orders;
import oms.payment.Payments;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/** Nothing leaves the warehouse unless its money is held for long enough, or taken when it leaves. */
@QuarkusTest
class DeadHoldsTest {
    @Inject
    Road road;

    @Inject
    Orders orders;

    @Inject
    Payments payments;

    @Inject
    TestDeliveries deliveries;

    @Inject
    Jdbi jdbi;

    final String merchant = Ids.next("mer");

    @Test
    void a_package_whose_hold_is_dead_is_neither_loaded_nor_taken_along() {
        road.warehouse(merchant);
        var phone = road.driver(merchant, "D1");
        var order = road.packed(merchant);
        var trip = road.trip(phone);
        var box = road.boxOf(phone, order);
        lapsing(order, "now() - interval '1 minute'");
        load(phone, trip, box).then().statusCode(409).body("code", equalTo("hold_lapsed"));
        lapsing(order, "(select min(deliver_at) from oms_order.shipment where order_id = '" + order + "')");
        load(phone, trip, box).then().statusCode(409).body("code", equalTo("hold_lapsed"));
        lapsing(order, "now() + interval '30 days'");
        load(phone, trip, box).then().statusCode(200);
        lapsing(order, "now() - interval '1 minute'");
        var refused = post(phone, "/v1/trips/" + trip + "/depart", Map.of());
        refused.then().statusCode(409).body("code", equalTo("take_off"));
        assertThat(refused.jsonPath().getString("detail")).contains("has lapsed");
        assertThat(orders.get(merchant, order).status()).isEqualTo(OrderStatus.PACKED);
        lapsing(order, "now() + interval '30 days'");
        post(phone, "/v1/trips/" + trip + "/depart", Map.of()).then().statusCode(200);
        assertThat(orders.get(merchant, order).status()).isEqualTo(OrderStatus.IN_TRANSIT);
        assertThat(payments.view(merchant, order).captured().isZero()).isTrue();
    }

    @Test
    void a_merchant_who_takes_the_money_when_goods_leave_has_it_then() {
        jdbi.useHandle(h -> h.execute(
                "insert into oms_payment.terms (merchant, capture_at, renew_hours_before, changed_at, changed_by) values (?, 'HANDED_OFF', 36, now(), 'test')",
                merchant));
        road.warehouse(merchant);
        var phone = road.driver(merchant, "D1");
        var order = road.packed(merchant);
        var shipment = orders.get(merchant, order).shipments().getFirst();
        road.depart(phone, order);
        deliveries.drain();
        assertThat(payments.view(merchant, order).captured()).isEqualTo(shipment.total());
    }

    private void lapsing(String order, String when) {
        jdbi.useHandle(
                h -> h.execute("update oms_payment.payment set expires_at = " + when + " where order_id = ?", order));
    }

    private static io.restassured.response.Response load(String phone, String trip, String sscc) {
        return post(phone, "/v1/trips/" + trip + "/load-scans", Map.of("sscc", sscc));
    }
}
