package oms.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.regex.Pattern;
import oms.TestCallers;
import oms.TestDeliveries;
import oms.identity.Roles;
import oms.order.OrderStatus;
import oms.order.OrderView;
import oms.order.Orders;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PickerBrowserTest {
    private static final String BIN = "B-03-12";

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

    @Test
    void a_picker_walks_a_list_by_scanner_only_and_is_told_what_is_wrong() {
        var order = sold();
        try (var visit = atTheList(order, ColorScheme.LIGHT)) {
            assertThat(visit.page().locator("p[data-place]")).hasText("Aisle B, Shelf 3, Bin 12");
            visit.screenshot("picker-list");
            scan(visit, "C-1-1");
            assertThat(alarm(visit)).containsText("Wrong bin");
            assertThat(alarm(visit)).containsText("Go to Aisle B, Shelf 3, Bin 12");
            scan(visit, sku(visit));
            assertThat(alarm(visit)).containsText("Bin first");
            scan(visit, BIN);
            assertThat(alarm(visit)).isHidden();
            scan(visit, "TEA");
            assertThat(alarm(visit)).containsText("Wrong article");
            visit.screenshot("picker-wrong");
            pickAll(visit);
            assertThat(visit.page().getByText("All picked")).isVisible();
            assertThat(visit.page()
                            .getByText(
                                    "To the packing bench",
                                    new com.microsoft.playwright.Page.GetByTextOptions().setExact(true)))
                    .isVisible();
            visit.page().waitForCondition(() -> status(order) == OrderStatus.PICKED);
            visit.screenshot("picker-done");
        }
    }

    @Test
    void scans_made_without_network_are_sent_when_it_is_back() {
        var order = sold();
        try (var visit = atTheList(order, ColorScheme.DARK)) {
            // a scan that the cut took the answer of may still be at work when it is sent again
            visit.tolerate("ERR_INTERNET_DISCONNECTED").tolerate("409");
            visit.context().setOffline(true);
            scan(visit, BIN);
            pickAll(visit);
            assertThat(visit.page().locator("[data-waiting]")).containsText("to send");
            visit.screenshot("picker-offline-dark");
            assertThat(status(order)).isEqualTo(OrderStatus.ALLOCATED);
            visit.context().setOffline(false);
            assertThat(visit.page().locator("[data-waiting]")).isHidden();
            assertThat(status(order)).isEqualTo(OrderStatus.PICKED);
        }
    }

    @Test
    void a_list_that_is_loaded_again_without_network_knows_every_scan_and_counts_each_once() {
        var order = sold();
        try (var visit = atTheList(order, ColorScheme.LIGHT)) {
            visit.tolerate("ERR_INTERNET_DISCONNECTED");
            kept(visit);
            scan(visit, BIN);
            scan(visit, sku(visit));
            assertThat(visit.page().locator("[data-waiting]")).isHidden();
            visit.context().setOffline(true);
            visit.page().reload();
            assertThat(visit.page().locator("[data-offline]")).isVisible();
            assertThat(visit.page().locator("[data-count]")).hasText("1 of 3");
            scan(visit, BIN);
            scan(visit, sku(visit));
            assertThat(visit.page().locator("[data-waiting]")).hasText("1 to send");
            visit.page().reload();
            assertThat(visit.page().locator("[data-count]")).hasText("2 of 3");
            visit.screenshot("picker-offline-reload");
            visit.open("/fulfillment/pick");
            assertThat(visit.page().getByText(order.number())).isVisible();
            visit.tolerate("503").open("/fulfillment/pick/pkl_neverseen");
            assertThat(visit.page().locator("h1")).hasText("No network");
            visit.page().goBack();
            visit.page().getByText(order.number()).click();
            assertThat(visit.page().locator("[data-count]")).hasText("2 of 3");
            scan(visit, BIN);
            scan(visit, sku(visit));
            assertThat(visit.page().getByText("All picked")).isVisible();
            assertThat(status(order)).isEqualTo(OrderStatus.ALLOCATED);
            visit.context().setOffline(false);
            assertThat(visit.page().locator("[data-waiting]")).isHidden();
            assertThat(status(order)).isEqualTo(OrderStatus.PICKED);
            assertThat(visit.page().locator("[data-offline]")).isHidden();
        }
    }

    @Test
    void a_short_pick_without_network_is_told_after_the_scans_before_it() {
        var order = sold();
        try (var visit = atTheList(order, ColorScheme.DARK)) {
            visit.tolerate("ERR_INTERNET_DISCONNECTED");
            kept(visit);
            visit.context().setOffline(true);
            scan(visit, BIN);
            scan(visit, sku(visit));
            visit.page().getByText("Too few in the bin").first().click();
            visit.page().getByText("Report short pick").click();
            assertThat(visit.page().getByText("Kept on this device")).isVisible();
            visit.screenshot("picker-short-offline-dark");
            visit.page().reload();
            assertThat(visit.page().getByText("Kept on this device")).isVisible();
            assertThat(visit.page().locator("[data-waiting]")).hasText("2 to send");
            visit.context().setOffline(false);
            assertThat(visit.page().locator("[data-waiting]")).isHidden();
            assertThat(visit.page().locator("[data-why]")).containsText("missing");
            assertThat(visit.page().locator("[data-count]")).hasText("1 of 3");
        }
        deliveries.drain();
        var shipments = orders.get(order.merchant(), order.id()).shipments();
        assertThat(shipments.stream().filter(s -> s.status() == oms.order.ShipmentStatus.CANCELLED))
                .as("planned anew once")
                .hasSize(1);
    }

    /** Waits until the page is on the device; an asynchronous predicate would not be waited for. */
    private static void kept(Visit visit) {
        for (int tries = 0; tries < 100; tries++) {
            var kept = visit.page().evaluate("""
                    async () => Boolean(await (await caches.open('oms-fulfillment-pages')).match(location.pathname))
                      && Boolean(navigator.serviceWorker.controller)""");
            if (Boolean.TRUE.equals(kept)) return;
            visit.page().waitForTimeout(100);
        }
        throw new AssertionError("The page is not kept");
    }

    @Test
    void a_short_pick_ends_the_list_and_says_what_to_do() {
        var order = sold();
        try (var visit = atTheList(order, ColorScheme.LIGHT)) {
            visit.page().getByText("Too few in the bin").first().click();
            visit.page().getByLabel("Why?").selectOption("damaged");
            visit.screenshot("picker-short");
            visit.page().getByText("Report short pick").click();
            assertThat(visit.page().getByText("Put back what you have taken")).isVisible();
            assertThat(visit.page().locator("[data-why]")).containsText("missing");
            visit.screenshot("picker-short-reported");
        }
        deliveries.drain();
        assertThat(orders.get(order.merchant(), order.id()).shipments()).hasSizeGreaterThan(1);
    }

    @Test
    void what_the_server_refuses_is_said_in_red() {
        var order = sold();
        try (var visit = atTheList(order, ColorScheme.LIGHT)) {
            visit.tolerate("409");
            orders.hold(order.merchant(), order.id(), "address looks odd", "test");
            scan(visit, BIN);
            scan(visit, sku(visit));
            assertThat(alarm(visit)).containsText("Stop: order held");
            assertThat(alarm(visit)).containsText("address looks odd");
            assertThat(visit.page().locator("[data-count]")).hasText("0 of 3");
        }
    }

    private OrderView sold() {
        return shop.sell(shop.open(), "Ada Lovelace", "tok_approved");
    }

    private Visit atTheList(OrderView order, ColorScheme colours) {
        var visit = browsers.visit(Screen.PHONE, colours);
        visit.logIn(callers.person(order.merchant(), Roles.PICKER));
        assertThat(visit.page()).hasURL(Pattern.compile("/fulfillment/pick$"));
        visit.screenshot("picker-tasks-" + colours.name().toLowerCase(java.util.Locale.ROOT));
        kept(visit);
        visit.page().getByText(order.number()).click();
        assertThat(visit.page()).hasURL(Pattern.compile("/fulfillment/pick/pkl_"));
        visit.page().waitForLoadState(); // who types before the page is there types into nothing
        return visit;
    }

    /** As a wedge scanner does: types wherever the cursor is, then Enter. */
    private static void scan(Visit visit, String code) {
        visit.page().keyboard().type(code);
        visit.page().keyboard().press("Enter");
    }

    /** Both articles lie in one bin: scanned piece by piece, or one and "the other too". */
    private static void pickAll(Visit visit) {
        scan(visit, sku(visit));
        var rest = visit.page().locator("[data-all]");
        if (rest.isVisible()) rest.click();
        while (!visit.page().getByText("All picked").isVisible()) scan(visit, sku(visit));
    }

    private static String sku(Visit visit) {
        return visit.page().locator("p[data-sku]").textContent();
    }

    private static com.microsoft.playwright.Locator alarm(Visit visit) {
        return visit.page().locator("[data-alarm]");
    }

    private OrderStatus status(OrderView order) {
        return orders.get(order.merchant(), order.id()).status();
    }
}
