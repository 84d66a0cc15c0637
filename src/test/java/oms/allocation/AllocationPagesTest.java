package oms.allocation;

import static oms.allocation.SomeOrders.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import oms.Ids;
import oms.TestCallers;
import oms.catalog.Catalog;
import oms.catalog.SomeProducts;
import oms.identity.Roles;
import oms.order.AllocationModel;
import oms.order.Orders;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(ExampleTest.OnTheDay.class)
class AllocationPagesTest {
    @Inject
    SomeOrders some;

    @Inject
    TestCallers callers;

    @Inject
    Orders orders;

    @Inject
    Channels channels;

    @Inject
    Catalog catalog;

    private final String merchant = Ids.next("mer");

    @BeforeEach
    void two_drivers_and_a_warehouse() {
        catalog.put(merchant, SomeProducts.product("PHONE-X", 3900, 1));
        some.warehouse(merchant, "WH-NY", WH_NY, true);
        some.receive(merchant, "WH-NY", "PHONE-X", 30);
        some.atWork(merchant, "D1", 10, WH_NY);
        some.approved(merchant, BOWERY, phones(3));
        some.atWork(merchant, "D2", 10, WH_NY);
        some.approved(merchant, GRAND_CONCOURSE, phones(8));
    }

    @Test
    void an_order_manager_reads_why_it_goes_with_D1_and_why_not_with_D2() {
        var order = some.approved(merchant, CUSTOMER, phones(5));
        var manager = callers.browser(merchant, Roles.ORDER_MANAGER);
        for (var page : new String[] {"/allocation/orders/" + order, "/allocation/orders/" + order + "/why"})
            manager.get(page)
                    .then()
                    .statusCode(200)
                    .body(allOf(
                            containsString("WH-NY with D1"),
                            containsString("It was the only way."),
                            containsString("D2: load 8 + 5 = 13 &gt; max 10"),
                            containsString("term-driving")));
        manager.get("/order/" + order).then().body(containsString("/allocation/orders/" + order + "/why"));
        callers.browser(Ids.next("mer"), Roles.ORDER_MANAGER)
                .get("/allocation/orders/" + order)
                .then()
                .statusCode(404);
        callers.browser(merchant, Roles.PICKER)
                .get("/allocation/orders/" + order)
                .then()
                .statusCode(403);
    }

    @Test
    void what_waits_is_told_with_its_obstacle() {
        var stuck = some.approved(merchant, CUSTOMER, phones(40));
        callers.browser(merchant, Roles.DISPATCHER)
                .get("/allocation/waiting")
                .then()
                .statusCode(200)
                .body(allOf(
                        containsString(orders.get(merchant, stuck).number()),
                        containsString("WH-NY: has 19 of 40 PHONE-X")));
        callers.browser(Ids.next("mer"), Roles.DISPATCHER)
                .get("/allocation/waiting")
                .then()
                .body(containsString("Nothing waits"));
    }

    @Test
    void an_administrator_changes_how_a_channel_sells() {
        var administrator = callers.browser(merchant, Roles.ADMINISTRATOR);
        TestCallers.form(administrator)
                .formParam("code", "web")
                .formParam("model", "BUY_BOX")
                .post("/allocation/channels")
                .then()
                .statusCode(303);
        assertThat(channels.model(merchant, "web")).isEqualTo(AllocationModel.BUY_BOX);
        callers.browser(merchant, Roles.ADMINISTRATOR)
                .get("/allocation")
                .then()
                .statusCode(200)
                .body(allOf(containsString("Buy box"), containsString("a better plan must save more")));
        TestCallers.form(callers.browser(merchant, Roles.ORDER_MANAGER))
                .formParam("code", "web")
                .formParam("model", "HYPERLOCAL")
                .post("/allocation/channels")
                .then()
                .statusCode(403);
        TestCallers.form(callers.browser(merchant, Roles.ADMINISTRATOR))
                .formParam("code", "web")
                .formParam("model", "NONSENSE")
                .post("/allocation/channels")
                .then()
                .statusCode(org.hamcrest.Matchers.lessThan(500));
        assertThat(channels.model(merchant, "web")).isEqualTo(AllocationModel.BUY_BOX);
    }

    @Test
    void the_dry_run_answers_an_order_a_basket_and_nonsense() {
        var stuck = some.approved(merchant, CUSTOMER, phones(40));
        var dispatcher = callers.person(merchant, Roles.DISPATCHER);
        callers.browser(dispatcher)
                .queryParam("order", orders.get(merchant, stuck).number())
                .get("/allocation/dry-run")
                .then()
                .statusCode(200)
                .body(containsString("Nobody can ship it now"));
        callers.browser(dispatcher)
                .queryParams("lines", "2 PHONE-X", "lat", "40.71", "lon", "-74.00")
                .get("/allocation/dry-run")
                .then()
                .statusCode(200)
                .body(allOf(containsString("It would go"), containsString("WH-NY with D1")));
        for (var nonsense : List.of(
                Map.of("order", "nope"),
                Map.of("lines", "PHONE-X"),
                Map.of("lines", "2 PHONE-X", "lat", "NaN", "lon", "1"),
                Map.of("lines", "2 PHONE-X", "lat", "x", "lon", "1"),
                Map.of("lines", "1 A\n1 A", "lat", "1", "lon", "1"),
                Map.of("lines", "2 NOPE", "lat", "40.71", "lon", "-74.00")))
            callers.browser(dispatcher)
                    .queryParams(nonsense)
                    .get("/allocation/dry-run")
                    .then()
                    .statusCode(200)
                    .body(containsString("role=\"alert\""), not(containsString("It would go")));
    }
}
