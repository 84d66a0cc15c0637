package oms.fulfillment;

import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.List;
import oms.Ids;
import oms.TestCallers;
import oms.TestDeliveries;
import oms.browser.Shop;
import oms.identity.Roles;
import oms.order.Cancellation;
import oms.order.OrderView;
import oms.order.Orders;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PickPagesTest {
    @Inject
    Shop shop;

    @Inject
    PickLists lists;

    @Inject
    Orders orders;

    @Inject
    TestCallers callers;

    @Inject
    TestDeliveries deliveries;

    String merchant = "";
    OrderView order;
    String list = "";

    @BeforeEach
    void an_order_with_its_list() {
        merchant = shop.open();
        order = shop.sell(merchant, "Ada Lovelace", "tok_approved");
        list = lists.page(PickListResource.search(merchant, null, "TO_DO", null), 10, null)
                .items()
                .getFirst()
                .id();
    }

    private RequestSpecification browser(String role) {
        return callers.browser(merchant, role);
    }

    @Test
    void the_office_sees_what_is_to_do_by_warehouse_and_state() {
        for (var query : List.of("", "?status=OPEN", "?warehouse=WH-NY", "?status=TO_DO&warehouse=WH-NY"))
            browser(Roles.WAREHOUSE)
                    .get("/fulfillment" + query)
                    .then()
                    .statusCode(200)
                    .body(allOf(
                            containsString(order.number()),
                            containsString("0 of 3"),
                            not(containsString("NOT_FOUND"))));
        for (var query : List.of("?status=PICKING", "?status=DONE", "?status=CANCELLED", "?warehouse=WH-ELSEWHERE"))
            browser(Roles.WAREHOUSE)
                    .get("/fulfillment" + query)
                    .then()
                    .statusCode(200)
                    .body(not(containsString(order.number())));
        browser(Roles.WAREHOUSE).get("/fulfillment?status=NOPE").then().statusCode(400);
        browser(Roles.WAREHOUSE).get("/fulfillment?cursor=nonsense").then().statusCode(400);
    }

    @Test
    void a_list_shows_its_walk_and_a_cancelled_one_says_why() {
        browser(Roles.WAREHOUSE)
                .get("/fulfillment/lists/" + list)
                .then()
                .statusCode(200)
                .body(allOf(
                        containsString("Aisle B, Shelf 3, Bin 12"),
                        containsString("WATER-5L"),
                        containsString("/fulfillment/pick/" + list)));
        orders.cancel(merchant, order.id(), new Cancellation(Cancellation.Cause.MERCHANT, "buyer called", "test"));
        deliveries.drain();
        browser(Roles.WAREHOUSE)
                .get("/fulfillment?status=CANCELLED")
                .then()
                .statusCode(200)
                .body(allOf(containsString(order.number()), containsString("buyer called")));
    }

    @Test
    void the_handheld_says_where_to_go_and_what_to_take() {
        browser(Roles.PICKER)
                .get("/fulfillment/pick")
                .then()
                .statusCode(200)
                .body(allOf(containsString("3 pieces"), containsString("/fulfillment/pick/" + list)));
        browser(Roles.PICKER)
                .get("/fulfillment/pick/" + list)
                .then()
                .statusCode(200)
                .body(allOf(
                        containsString("Aisle B, Shelf 3, Bin 12"),
                        containsString("Scan the bin"),
                        containsString("0 of 3")));
    }

    @Test
    void ended_lists_come_latest_first_page_by_page() {
        lists.scan(merchant, list, new Scan(null, "WATER-5L", null, 2, null), "test");
        lists.scan(merchant, list, new Scan(null, "PHONE-X", null, 1, null), "test");
        var second = shop.sell(merchant, "Grace Hopper", "tok_approved");
        var open = lists.page(PickListResource.search(merchant, null, "TO_DO", null), 10, null)
                .items()
                .getFirst()
                .id();
        lists.scan(merchant, open, new Scan(null, "WATER-5L", null, 2, null), "test");
        lists.scan(merchant, open, new Scan(null, "PHONE-X", null, 1, null), "test");
        var search = PickListResource.search(merchant, null, "DONE", null);
        var first = lists.page(search, 1, null);
        org.assertj.core.api.Assertions.assertThat(first.items())
                .extracting(PickListSummary::orderId)
                .containsExactly(second.id());
        org.assertj.core.api.Assertions.assertThat(
                        lists.page(search, 1, first.nextCursor()).items())
                .extracting(PickListSummary::orderId)
                .containsExactly(order.id());
    }

    @Test
    void foreign_lists_are_not_there_and_others_have_no_business_here() {
        var stranger = Ids.next("mer");
        callers.browser(stranger, Roles.PICKER)
                .get("/fulfillment/pick/" + list)
                .then()
                .statusCode(404);
        callers.browser(stranger, Roles.WAREHOUSE)
                .get("/fulfillment/lists/" + list)
                .then()
                .statusCode(404);
        browser(Roles.PICKER).get("/fulfillment/lists/" + list).then().statusCode(403);
        browser(Roles.DRIVER).get("/fulfillment/pick/" + list).then().statusCode(403);
        browser(Roles.ORDER_MANAGER).get("/fulfillment/pick").then().statusCode(403);
    }
}
