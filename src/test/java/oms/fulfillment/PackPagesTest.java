package oms.fulfillment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.List;
import oms.Ids;
import oms.TestCallers;
import oms.TestDeliveries;
import oms.identity.PersonView;
import oms.identity.Roles;
import oms.order.Cancellation;
import oms.order.OrderStatus;
import oms.order.Orders;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PackPagesTest {
    private static final int ALL_IN_L = 2 * 5_100 + 400 + 480;

    @Inject
    FloorOrders floor;

    @Inject
    Orders orders;

    @Inject
    Packages packages;

    @Inject
    TestCallers callers;

    @Inject
    TestDeliveries deliveries;

    final String merchant = Ids.next("mer");
    PersonView packer;
    String order;
    String shipment;
    String number;

    @BeforeEach
    void an_order_that_is_picked() {
        packer = callers.person(merchant, Roles.PICKER);
        order = floor.picked(merchant);
        shipment = floor.shipment(merchant, order).id();
        number = orders.get(merchant, order).number();
    }

    @Test
    void what_is_picked_waits_at_the_bench_until_it_is_packed() {
        browser()
                .get("/fulfillment/pack?warehouse=WH-NY")
                .then()
                .statusCode(200)
                .body(containsString(number));
        browser()
                .get("/fulfillment/pack?warehouse=WH-ELSEWHERE")
                .then()
                .statusCode(200)
                .body(not(containsString(number)));
        browser()
                .get("/fulfillment/pack?shipment=" + shipment)
                .then()
                .statusCode(303)
                .header("Location", endsWith("/fulfillment/pack/" + shipment));
        seal(ALL_IN_L, "L", 2, 1, 0).then().statusCode(303);
        assertThat(orders.get(merchant, order).status()).isEqualTo(OrderStatus.PACKED);
        browser().get("/fulfillment/pack").then().body(not(containsString(number)));
    }

    @Test
    void the_bench_draws_the_box_and_says_where_each_piece_goes() {
        browser()
                .get("/fulfillment/pack/" + shipment)
                .then()
                .statusCode(200)
                .body(allOf(
                        containsString("Package 1 of 1"),
                        containsString("data-piece=\"3\""),
                        containsString("on the floor"),
                        containsString("Spring water 5 l"),
                        not(containsString("NOT_FOUND"))));
    }

    @Test
    void what_the_scales_refuse_is_said_and_stays_in_the_form() {
        seal(ALL_IN_L - 5_100, "L", 2, 1, 0)
                .then()
                .statusCode(422)
                .body(allOf(
                        containsString("1 × WATER-5L"),
                        containsString("value=\"%d\"".formatted(ALL_IN_L - 5_100)),
                        containsString("Seal package 1")));
        seal(9_000, "XL", 1, 0, 0)
                .then()
                .statusCode(422)
                .body(allOf(
                        containsString("value=\"XL\" data-tare=\"720\" selected"),
                        containsString("max=\"1\" value=\"0\"")));
        seal(ALL_IN_L, "L", 0, 0, 0).then().statusCode(409).body(containsString("Nothing is in the box yet"));
        form().formParam("box", "L")
                .formParam("weightGrams", "heavy")
                .formParam("known", 0)
                .post("/fulfillment/pack/" + shipment)
                .then()
                .statusCode(400);
        assertThat(orders.get(merchant, order).status()).isEqualTo(OrderStatus.PICKED);
    }

    @Test
    void a_form_that_is_sent_twice_seals_once() {
        seal(5_100 + 480, "L", 1, 0, 0).then().statusCode(303);
        seal(5_100 + 480, "L", 1, 0, 0).then().statusCode(409).body(containsString("sealed meanwhile"));
        assertThat(packages.ofShipment(merchant, shipment)).hasSize(1);
    }

    @Test
    void a_package_is_opened_again_from_the_bench() {
        seal(5_100 + 480, "L", 1, 0, 0);
        var id = packages.ofShipment(merchant, shipment).getFirst().id();
        form().post("/fulfillment/pack/packages/" + id + "/open").then().statusCode(303);
        assertThat(packages.get(merchant, id).status()).isEqualTo(PackageStatus.VOIDED);
        browser().get("/fulfillment/pack/" + shipment).then().body(not(containsString("Sealed")));
    }

    @Test
    void cancelled_held_and_unpicked_shipments_say_so() {
        orders.hold(merchant, order, "address in doubt", "test");
        browser().get("/fulfillment/pack/" + shipment).then().body(containsString("address in doubt"));
        orders.cancel(merchant, order, new Cancellation(Cancellation.Cause.MERCHANT, "buyer called", "test"));
        browser().get("/fulfillment/pack/" + shipment).then().body(containsString("Put the goods back"));
        deliveries.drain();
        browser().get("/fulfillment/pack").then().body(not(containsString(number)));
        var planned = floor.shipment(merchant, floor.planned(merchant)).id();
        browser().get("/fulfillment/pack/" + planned).then().body(containsString("Not picked"));
    }

    @Test
    void the_staging_lane_takes_each_package_once_and_no_other() {
        browser().get("/fulfillment/staging").then().statusCode(200).body(containsString("The lane is empty"));
        seal(ALL_IN_L, "L", 2, 1, 0);
        var sscc = packages.ofShipment(merchant, shipment).getFirst().sscc();
        browser()
                .get("/fulfillment/staging")
                .then()
                .body(allOf(containsString(number), containsString("D1"), not(containsString("s-delivered"))));
        for (var scanned : List.of("(00)" + sscc, sscc))
            stage(scanned)
                    .then()
                    .statusCode(200)
                    .body(allOf(containsString("is in the lane"), containsString("s-delivered")));
        stage("123").then().statusCode(409).body(containsString("18 digits"));
        stage(Sscc.of("9999999", 1)).then().statusCode(409).body(containsString("No package here"));
        var other = callers.person(Ids.next("mer"), Roles.PICKER);
        TestCallers.form(callers.browser(other))
                .formParam("sscc", sscc)
                .post("/fulfillment/staging")
                .then()
                .statusCode(409);
        orders.cancel(merchant, order, new Cancellation(Cancellation.Cause.MERCHANT, "buyer called", "test"));
        stage(sscc).then().statusCode(409).body(containsString("void"));
        deliveries.drain();
        browser().get("/fulfillment/staging").then().body(not(containsString(number)));
    }

    @Test
    void foreign_shipments_are_not_there_and_others_have_no_business_here() {
        callers.browser(Ids.next("mer"), Roles.PICKER)
                .get("/fulfillment/pack/" + shipment)
                .then()
                .statusCode(404);
        for (var page : List.of("/fulfillment/pack", "/fulfillment/pack/" + shipment, "/fulfillment/staging"))
            callers.browser(merchant, Roles.DRIVER).get(page).then().statusCode(403);
    }

    private Response seal(int grams, String box, int water, int phones, int known) {
        return form().formParam("box", box)
                .formParam("weightGrams", grams)
                .formParam("sku", "WATER-5L", "PHONE-X")
                .formParam("quantity", water, phones)
                .formParam("known", known)
                .post("/fulfillment/pack/" + shipment);
    }

    private Response stage(String scanned) {
        return form().formParam("sscc", scanned).post("/fulfillment/staging");
    }

    private RequestSpecification browser() {
        return callers.browser(packer);
    }

    private RequestSpecification form() {
        return TestCallers.form(browser());
    }
}
