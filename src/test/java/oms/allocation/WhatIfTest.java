package oms.allocation;

import static oms.allocation.SomeOrders.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import oms.Ids;
import oms.TestCallers;
import oms.TestTime;
import oms.catalog.Catalog;
import oms.catalog.OfferView;
import oms.catalog.SomeProducts;
import oms.fleet.Drivers;
import oms.identity.Roles;
import oms.inventory.Stock;
import oms.money.Money;
import oms.order.Orders;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A day that is over, planned again on paper. */
@QuarkusTest
@TestProfile(ExampleTest.OnTheDay.class)
class WhatIfTest {
    private static final String DAY = "2026-05-06";

    @Inject
    SomeOrders some;

    @Inject
    TestCallers callers;

    @Inject
    TestTime time;

    @Inject
    Orders orders;

    @Inject
    Stock stock;

    @Inject
    Drivers drivers;

    @Inject
    Catalog catalog;

    @Inject
    Jdbi jdbi;

    private final String merchant = Ids.next("mer");
    private String order;

    @BeforeEach
    void yesterday() {
        catalog.put(merchant, SomeProducts.product("PHONE-X", 3900, 1));
        some.warehouse(merchant, "WH-NY", WH_NY, true);
        some.warehouse(merchant, "WH-BX", WH_BX, true);
        some.receive(merchant, "WH-NY", "PHONE-X", 5);
        some.receive(merchant, "WH-BX", "PHONE-X", 30);
        some.atWork(merchant, "D1", 40, WH_NY);
        order = some.approved(merchant, CUSTOMER, phones(3));
        some.approved(merchant, BOWERY, phones(4));
        time.passes(Duration.ofDays(1));
    }

    @AfterEach
    void today() {
        time.isReal();
    }

    private ValidatableResponse ask(Map<String, ?> body) {
        return callers.as(merchant, Roles.ORDER_MANAGER)
                .contentType(ContentType.JSON)
                .body(body)
                .post("/v1/allocation/what-if")
                .then();
    }

    @Test
    void another_model_is_replayed_beside_the_day_as_it_is_set() {
        catalog.put(merchant, new OfferView("PHONE-X", "WH-NY", Money.of(3500, "USD")));
        ask(Map.of("day", DAY, "model", "BUY_BOX"))
                .statusCode(200)
                .body("orders", equalTo(2))
                .body("baseline.filled", equalTo(2))
                .body("variation.filled", equalTo(2))
                .body("variation.onTime", equalTo(2))
                .body("changed.after", hasItem("WH-NY:D1"))
                .body("baseline.cost.currency", equalTo("USD"));
        ask(Map.of("day", DAY, "model", "HYPERLOCAL")).statusCode(200).body("variation.splits", equalTo(0));
    }

    @Test
    void nothing_is_changed_by_asking() {
        var seen = orders.get(merchant, order);
        var there = stock.availability(merchant, List.of("PHONE-X"));
        var load = drivers.get(merchant, "D1").load();
        var rows = rows();
        ask(Map.of("day", DAY, "weights", Map.of("perKilometre", 900, "perSplit", 0)))
                .statusCode(200);
        assertThat(orders.get(merchant, order)).isEqualTo(seen);
        assertThat(stock.availability(merchant, List.of("PHONE-X"))).isEqualTo(there);
        assertThat(drivers.get(merchant, "D1").load()).isEqualTo(load);
        assertThat(rows()).isEqualTo(rows);
    }

    private Map<String, Long> rows() {
        var rows = new HashMap<String, Long>();
        for (var table : List.of(
                "oms_allocation.decision",
                "oms_allocation.stop",
                "oms_allocation.waiting_order",
                "oms_inventory.ledger",
                "oms_order.shipment",
                "oms_events.event"))
            rows.put(
                    table,
                    jdbi.withHandle(h -> h.createQuery("select count(*) from " + table + " where merchant = :merchant")
                            .bind("merchant", merchant)
                            .mapTo(Long.class)
                            .one()));
        return rows;
    }

    @Test
    void what_cannot_be_replayed_is_refused_in_words() {
        ask(Map.of("day", DAY)).statusCode(400).body("errors[0].code", equalTo("nothing_changed"));
        ask(Map.of("day", "2026-05-07", "model", "BUY_BOX"))
                .statusCode(400)
                .body("errors[0].code", equalTo("not_over"));
        ask(Map.of("day", "2026-05-05", "model", "BUY_BOX")).statusCode(409).body("code", equalTo("no_orders"));
        ask(Map.of("day", DAY, "channel", "elsewhere", "model", "BUY_BOX"))
                .statusCode(409)
                .body("code", equalTo("no_orders"));
        ask(Map.of("day", DAY, "weights", Map.of("perKilometre", -1))).statusCode(400);
        ask(Map.of("day", "yesterday", "model", "BUY_BOX")).statusCode(400);
        callers.as(merchant, Roles.DISPATCHER)
                .contentType(ContentType.JSON)
                .body(Map.of("day", DAY, "model", "BUY_BOX"))
                .post("/v1/allocation/what-if")
                .then()
                .statusCode(403);
        callers.as(Ids.next("mer"), Roles.ORDER_MANAGER)
                .contentType(ContentType.JSON)
                .body(Map.of("day", DAY, "model", "BUY_BOX"))
                .post("/v1/allocation/what-if")
                .then()
                .statusCode(409);
    }

    @Test
    void the_page_shows_both_sides_and_says_what_is_wrong() {
        var manager = callers.person(merchant, Roles.ORDER_MANAGER);
        callers.browser(manager)
                .get("/allocation/what-if")
                .then()
                .statusCode(200)
                .body(containsString("Ask first"));
        callers.browser(manager)
                .queryParams("day", DAY, "perSplit", "0", "model", "COST_ABSORPTION")
                .get("/allocation/what-if")
                .then()
                .statusCode(200)
                .body(allOf(
                        containsString("Margin"), containsString("2 (100.0 %)"), containsString("Orders that change")));
        for (var nonsense : List.of(
                Map.of("day", "x", "perSplit", "0"),
                Map.of("day", DAY),
                Map.of("day", DAY, "model", "NOPE"),
                Map.of("day", DAY, "perHour", "-3"),
                Map.of("day", "2030-01-01", "perHour", "3")))
            callers.browser(manager)
                    .queryParams(nonsense)
                    .get("/allocation/what-if")
                    .then()
                    .statusCode(200)
                    .body(containsString("role=\"alert\""));
    }
}
