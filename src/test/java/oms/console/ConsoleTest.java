package oms.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.not;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.LocalDate;
import oms.Ids;
import oms.TestCallers;
import oms.TestDeliveries;
import oms.identity.Roles;
import oms.order.NewOrders;
import oms.order.OrderStatus;
import oms.order.OrderView;
import oms.order.Orders;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ConsoleTest {
    @Inject
    TestCallers callers;

    @Inject
    Orders orders;

    @Inject
    TestDeliveries deliveries;

    final String merchant = Ids.next("mer");

    private OrderView placed() {
        var order = NewOrders.example(merchant, orders.nextNumber(merchant, LocalDate.of(2026, 5, 6)));
        return QuarkusTransaction.requiringNew().call(() -> orders.place(order));
    }

    private RequestSpecification browser(String... roles) {
        return callers.browser(merchant, roles);
    }

    @Test
    void every_section_of_the_navigation_is_there_for_those_who_see_it_and_nobody_else() {
        for (var role : Roles.OF_PEOPLE)
            for (var group : Navigation.GROUPS)
                for (var entry : group.entries())
                    callers.as(merchant, role)
                            .accept("text/html")
                            .get(entry.href())
                            .then()
                            .statusCode(entry.roles().contains(role) ? 200 : 403);
    }

    @Test
    void everybody_begins_where_their_work_is() {
        browser(Roles.ORDER_MANAGER).get("/").then().statusCode(303).header("Location", endsWith("/console"));
        browser(Roles.PICKER).get("/").then().statusCode(303).header("Location", endsWith("/fulfillment/pick"));
        browser(Roles.DRIVER).get("/").then().statusCode(303).header("Location", endsWith("/delivery/drive"));
    }

    @Test
    void the_control_tower_counts_orders_by_stage() {
        placed();
        var office = browser(Roles.ORDER_MANAGER);
        office.get("/console").then().statusCode(200).body(containsString("Control tower"));
        for (var part : new String[] {"strip", "attention", "troubles", "today"})
            office.get("/order/now/" + part).then().statusCode(200).body(not(containsString("{")));
        office.get("/payment/attention").then().statusCode(200);
        office.get("/events/attention").then().statusCode(200);
        office.get("/verify/light").then().statusCode(200);
    }

    @Test
    void an_order_is_found_by_its_number_its_buyer_and_its_state() {
        var order = placed();
        var office = browser(Roles.ORDER_MANAGER);
        office.get("/console/search?q=" + order.number().toLowerCase())
                .then()
                .statusCode(303)
                .header("Location", endsWith("/order/" + order.id()));
        for (var query : new String[] {"q=" + order.customer().email(), "status=PENDING", "sla=SAME_DAY", "q="})
            browser(Roles.ORDER_MANAGER)
                    .get("/order?" + query)
                    .then()
                    .statusCode(200)
                    .body(containsString("/order/" + order.id()));
        for (var query : new String[] {"q=nobody", "status=DELIVERED", "sla=STANDARD", "held=true"})
            browser(Roles.ORDER_MANAGER)
                    .get("/order?" + query)
                    .then()
                    .statusCode(200)
                    .body(not(containsString("/order/" + order.id())));
        office.get("/order?status=NOPE").then().statusCode(400);
    }

    @Test
    void the_order_page_tells_its_story() {
        var order = placed();
        browser(Roles.ORDER_MANAGER)
                .get("/order/" + order.id())
                .then()
                .statusCode(200)
                .body(allOf(
                        containsString(order.number()),
                        containsString("WATER-5L"),
                        containsString("$50.00"),
                        containsString("Timeline")));
    }

    @Test
    void a_foreign_order_is_not_there() {
        var order = placed();
        var stranger = callers.browser(Ids.next("mer"), Roles.ADMINISTRATOR);
        stranger.get("/order/" + order.id()).then().statusCode(404);
        stranger.get("/order").then().statusCode(200).body(not(containsString("/order/" + order.id())));
    }

    @Test
    void a_manager_holds_releases_and_cancels_with_a_reason() {
        var order = placed();
        var form = TestCallers.form(browser(Roles.ORDER_MANAGER));
        form.formParam("reason", "address looks odd")
                .post("/order/" + order.id() + "/hold")
                .then()
                .statusCode(303);
        assertThat(orders.get(merchant, order.id()).heldReason()).isEqualTo("address looks odd");
        TestCallers.form(browser(Roles.ORDER_MANAGER))
                .formParam("reason", "it is fine")
                .post("/order/" + order.id() + "/release")
                .then()
                .statusCode(303);
        assertThat(orders.get(merchant, order.id()).heldReason()).isNull();
        TestCallers.form(browser(Roles.ORDER_MANAGER))
                .formParam("reason", "buyer called")
                .post("/order/" + order.id() + "/cancel")
                .then()
                .statusCode(303);
        assertThat(orders.get(merchant, order.id()).status()).isEqualTo(OrderStatus.CANCELLED);
    }

    @Test
    void nothing_is_done_without_a_reason_a_token_or_the_role() {
        var order = placed();
        TestCallers.form(browser(Roles.ORDER_MANAGER))
                .formParam("reason", " ")
                .post("/order/" + order.id() + "/cancel")
                .then()
                .statusCode(400);
        browser(Roles.ORDER_MANAGER)
                .contentType("application/x-www-form-urlencoded")
                .formParam("reason", "no token")
                .post("/order/" + order.id() + "/cancel")
                .then()
                .statusCode(400);
        TestCallers.form(browser(Roles.FRAUD_REVIEWER))
                .formParam("reason", "not mine")
                .post("/order/" + order.id() + "/cancel")
                .then()
                .statusCode(403);
        assertThat(orders.get(merchant, order.id()).status()).isEqualTo(OrderStatus.PENDING);
    }

    @Test
    void what_was_told_can_be_read_back() {
        placed();
        browser(Roles.ORDER_MANAGER).get("/events").then().statusCode(200).body(containsString("order.created"));
    }
}
