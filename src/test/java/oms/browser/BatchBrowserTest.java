package oms.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.ColorScheme;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.regex.Pattern;
import oms.TestCallers;
import oms.TestDeliveries;
import oms.identity.Roles;
import oms.order.Cancellation;
import oms.order.OrderStatus;
import oms.order.OrderView;
import oms.order.Orders;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The handheld with a trolley: water lies in aisle A, phones in aisle B, two orders share the walk. */
@QuarkusTest
class BatchBrowserTest {
    private static final String FLOOR = """
            {"binMm": 1000, "aisles": [{"name": "A", "atMm": 0}, {"name": "B", "atMm": 4000}, {"name": "C", "atMm": 8000, "way": "DOWN"}],
             "crossAisles": [{"afterBin": 0, "widthMm": 2000}, {"afterBin": 20, "widthMm": 2000}], "depot": {"aisle": "A", "crossAisle": 0}}""";

    @Inject
    Browsers browsers;

    @Inject
    Shop shop;

    @Inject
    Orders orders;

    @Inject
    TestCallers callers;

    @Inject
    TestDeliveries deliveries;

    String merchant = "";
    List<OrderView> sold = List.of();

    @BeforeEach
    void two_orders() {
        merchant = shop.openOnTwoAisles();
        callers.as(merchant, Roles.WAREHOUSE)
                .contentType("application/json")
                .body(FLOOR)
                .put("/v1/warehouses/WH-NY/layout")
                .then()
                .statusCode(200);
        sold = List.of(
                shop.sell(merchant, "Ada Lovelace", "tok_approved"),
                shop.sell(merchant, "Grace Hopper", "tok_approved"));
    }

    @Test
    void a_picker_walks_two_orders_at_once_and_lays_each_piece_into_its_tote() {
        try (var visit = atTheTrolley(ColorScheme.LIGHT)) {
            assertThat(visit.page().locator("[data-mark]")).hasCount(2);
            assertThat(visit.page().locator("[data-mark='1']")).hasClass(Pattern.compile("\\bhere\\b"));
            visit.screenshot("trolley");
            scan(visit, "Z-9-9");
            assertThat(alarm(visit)).containsText("Wrong bin");
            scan(visit, bin(visit));
            scan(visit, "1");
            assertThat(alarm(visit)).containsText("Article first");
            take(visit);
            assertThat(visit.page().locator("[data-step]")).hasText("Scan tote 1");
            visit.screenshot("trolley-in-hand");
            scan(visit, "2");
            assertThat(alarm(visit)).containsText("Wrong tote");
            visit.screenshot("trolley-wrong-tote");
            scan(visit, "T1");
            assertThat(alarm(visit)).isHidden();
            pickOn(visit);
            assertThat(visit.page().getByText("All picked")).isVisible();
            visit.page().waitForCondition(this::allPicked);
            assertThat(visit.page().locator("[data-ends] a")).hasCount(2);
            visit.screenshot("trolley-done");
        }
    }

    @Test
    void a_round_walked_without_network_is_told_when_it_is_back_and_counts_once() {
        try (var visit = atTheTrolley(ColorScheme.DARK)) {
            visit.tolerate("ERR_INTERNET_DISCONNECTED");
            visit.context().setOffline(true);
            pickOn(visit);
            assertThat(visit.page().locator("[data-waiting]")).containsText("to send");
            visit.screenshot("trolley-offline-dark");
            assertThat(allPicked()).isFalse();
            visit.context().setOffline(false);
            assertThat(visit.page().locator("[data-waiting]")).isHidden();
            visit.page().waitForCondition(this::allPicked);
        }
    }

    @Test
    void a_round_that_is_loaded_again_without_network_goes_on_and_a_short_pick_ends_one_order() {
        try (var visit = atTheTrolley(ColorScheme.LIGHT)) {
            visit.tolerate("ERR_INTERNET_DISCONNECTED");
            visit.page()
                    .waitForFunction(
                            "async () => Boolean(await (await caches.open('oms-fulfillment-pages')).match(location.pathname))"
                                    + " && Boolean(navigator.serviceWorker.controller)");
            visit.context().setOffline(true);
            scan(visit, bin(visit));
            lay(visit);
            visit.page().getByText("Too few in the bin").first().click();
            visit.page().getByText("Report short pick").click();
            assertThat(visit.page().locator("[data-praise]")).containsText("Reported");
            visit.page().reload();
            assertThat(visit.page().locator("[data-totes] li.gone")).hasCount(1);
            pickOn(visit);
            visit.screenshot("trolley-offline-short");
            while (visit.page().locator("[data-go-label]").isVisible()) {
                scan(visit, bin(visit));
                visit.page().locator("[data-all]").click();
            }
            assertThat(visit.page().getByText("All picked")).isVisible();
            visit.context().setOffline(false);
            assertThat(visit.page().locator("[data-waiting]")).isHidden();
            callers.as(merchant, Roles.PICKER).get("/v1/put-backs").then().body("", org.hamcrest.Matchers.hasSize(0));
        }
        deliveries.drain();
        assertThat(sold.stream()
                        .map(order -> orders.get(merchant, order.id()).status())
                        .filter(status -> status == OrderStatus.PICKED))
                .hasSize(1);
    }

    @Test
    void an_order_that_is_cancelled_under_way_is_put_back_at_the_end_of_the_round() {
        try (var visit = atTheTrolley(ColorScheme.DARK)) {
            visit.tolerate("409");
            scan(visit, bin(visit));
            lay(visit);
            var first = visit.page().locator("[data-totes] li").first().getAttribute("data-order");
            var order = orders.findByNumber(merchant, first).orElseThrow();
            assertThat(visit.page().locator("[data-waiting]")).isHidden();
            orders.cancel(merchant, order.id(), new Cancellation(Cancellation.Cause.MERCHANT, "buyer called", "test"));
            deliveries.drain();
            visit.page().reload();
            assertThat(visit.page().locator("[data-totes] li").first()).containsText("cancelled");
            pickOn(visit);
            assertThat(visit.page().locator("[data-go-label]")).hasText("Put back into");
            visit.screenshot("trolley-put-back-dark");
            scan(visit, bin(visit));
            visit.page().locator("[data-all]").click();
            assertThat(visit.page().getByText("All picked")).isVisible();
            assertThat(visit.page().locator("[data-waiting]")).isHidden();
            callers.as(merchant, Roles.PICKER).get("/v1/put-backs").then().body("", org.hamcrest.Matchers.hasSize(0));
        }
    }

    @Test
    void the_office_sees_waves_and_trolleys_by_day_and_by_night() {
        try (var visit = atTheTrolley(ColorScheme.LIGHT)) {
            scan(visit, bin(visit));
            lay(visit);
        }
        var office = callers.person(merchant, Roles.WAREHOUSE);
        var batch =
                callers.as(merchant, Roles.WAREHOUSE).get("/v1/pick-batches").jsonPath();
        for (var colours : List.of(ColorScheme.LIGHT, ColorScheme.DARK))
            for (var screen : Screen.values())
                try (var visit = browsers.visit(screen, colours)) {
                    var suffix = "-" + screen.name().toLowerCase(java.util.Locale.ROOT) + "-"
                            + colours.name().toLowerCase(java.util.Locale.ROOT);
                    visit.logIn(office).open("/fulfillment/waves").screenshot("waves" + suffix);
                    fits(visit);
                    visit.open("/fulfillment/waves/" + batch.getString("[0].waveId"));
                    fits(visit);
                    visit.open("/fulfillment/waves/rounds/" + batch.getString("[0].id"))
                            .screenshot("round" + suffix);
                    fits(visit);
                }
    }

    private static void fits(Visit visit) {
        assertThat((Integer) visit.page().evaluate("() => document.documentElement.scrollWidth - innerWidth"))
                .isLessThanOrEqualTo(0);
    }

    private Visit atTheTrolley(ColorScheme colours) {
        var visit = browsers.visit(Screen.PHONE, colours);
        visit.logIn(callers.person(merchant, Roles.PICKER));
        visit.screenshot("trolley-tasks-" + colours.name().toLowerCase(java.util.Locale.ROOT));
        visit.page().getByText("Take the next trolley").click();
        assertThat(visit.page()).hasURL(Pattern.compile("/fulfillment/batch/bat_"));
        visit.page().waitForLoadState(); // who types before the page is there types into nothing
        return visit;
    }

    /** As a wedge scanner does: types wherever the cursor is, then Enter. */
    private static void scan(Visit visit, String code) {
        visit.page().keyboard().type(code);
        visit.page().keyboard().press("Enter");
    }

    /** @return the code of the bin to which the page sends */
    private static String bin(Visit visit) {
        return visit.page().locator("p[data-place]").textContent().startsWith("Aisle\u00a0A") ? "A-1-4" : "B-3-12";
    }

    /** Takes all pieces of the step. */
    private static void take(Visit visit) {
        scan(visit, visit.page().locator("p[data-sku]").textContent());
        if (!step(visit).startsWith("Scan tote"))
            visit.page().locator("[data-all]").click();
    }

    private static String step(Visit visit) {
        return visit.page().locator("[data-step]").textContent();
    }

    /** Takes all pieces of the step and lays them into its tote. */
    private static void lay(Visit visit) {
        take(visit);
        scan(visit, visit.page().locator("[data-tote]").first().textContent());
    }

    private static void pickOn(Visit visit) {
        for (int steps = 0; steps < 20; steps++) {
            if (!visit.page().locator("[data-now]").isVisible()
                    || !visit.page().locator("[data-go-label]").textContent().equals("Go to")) return;
            if (step(visit).equals("Scan the bin")) scan(visit, bin(visit));
            else lay(visit);
        }
    }

    private static Locator alarm(Visit visit) {
        return visit.page().locator("[data-alarm]");
    }

    private boolean allPicked() {
        return sold.stream().allMatch(order -> orders.get(merchant, order.id()).status() == OrderStatus.PICKED);
    }
}
