package oms.allocation;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static oms.allocation.SomeOrders.*;

import com.microsoft.playwright.options.ColorScheme;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import oms.Ids;
import oms.TestCallers;
import oms.TestDeliveries;
import oms.browser.Browsers;
import oms.browser.Screen;
import oms.browser.Visit;
import oms.catalog.Catalog;
import oms.catalog.SomeProducts;
import oms.geo.GeoPoint;
import oms.identity.PersonView;
import oms.identity.Roles;
import oms.order.AllocationModel;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(ExampleTest.OnTheDay.class)
class AllocationBrowserTest {
    @Inject
    Browsers browsers;

    @Inject
    SomeOrders some;

    @Inject
    TestCallers callers;

    @Inject
    TestDeliveries deliveries;

    @Inject
    Improving improving;

    @Inject
    Channels channels;

    @Inject
    Catalog catalog;

    private final String merchant = Ids.next("mer");
    private String order = "";

    @BeforeEach
    void a_city_with_a_choice() {
        callers.merchant(merchant);
        catalog.put(merchant, SomeProducts.product("PHONE-X", 3900, 1));
        catalog.put(merchant, SomeProducts.product("WATER-5L", 400, 2));
        some.warehouse(merchant, "WH-NY", WH_NY, true);
        some.warehouse(merchant, "WH-BX", WH_BX, true);
        for (var warehouse : new String[] {"WH-NY", "WH-BX"}) {
            some.receive(merchant, warehouse, "PHONE-X", 30);
            some.receive(merchant, warehouse, "WATER-5L", 30);
        }
        some.atWork(merchant, "D1", 10, WH_NY);
        some.approved(merchant, BOWERY, phones(3));
        some.atWork(merchant, "D2", 10, WH_NY);
        some.approved(merchant, GRAND_CONCOURSE, phones(8));
        order = some.approved(merchant, CUSTOMER, water(2), phones(1));
        some.approved(merchant, CUSTOMER, phones(70));
        some.approved(merchant, BOWERY, water(12));
        channels.put(merchant, new ChannelView("web", "Web shop", AllocationModel.COST_ABSORPTION));
        channels.put(merchant, new ChannelView("market", "Marketplace", AllocationModel.BUY_BOX));
    }

    @Test
    void an_order_manager_reads_why_here_on_any_screen() {
        var manager = callers.person(merchant, Roles.ORDER_MANAGER);
        look(manager, Screen.DESKTOP, ColorScheme.LIGHT, "light");
        look(manager, Screen.PHONE, ColorScheme.DARK, "phone-dark");
    }

    private void look(PersonView manager, Screen screen, ColorScheme colours, String name) {
        try (var visit = browsers.visit(screen, colours)) {
            visit.tolerate("404"); // the order was paid by nobody: its money panel goes
            visit.logIn(manager);
            visit.open("/order/" + order);
            assertThat(visit.text("WH-NY with D1")).isVisible();
            visit.screenshot("allocation-panel-" + name);
            visit.page().getByText("All ways and earlier decisions").click();
            assertThat(visit.text("D2: load 8 + 5 = 13 > max 10")).isVisible();
            visit.screenshot("allocation-why-" + name);
            visit.open("/allocation");
            assertThat(visit.text("WH-NY: has")).isVisible();
            visit.screenshot("allocation-console-" + name);
        }
    }

    @Test
    void an_administrator_changes_a_channel_and_asks_what_would_happen() {
        try (var visit = browsers.visit(Screen.DESKTOP, ColorScheme.DARK)) {
            visit.logIn(callers.person(merchant, Roles.ADMINISTRATOR));
            visit.open("/allocation");
            visit.page().getByLabel("Model of Web shop").selectOption("HYPERLOCAL");
            visit.page().getByLabel("Change Web shop").click();
            assertThat(visit.page().getByLabel("Model of Web shop")).hasValue("HYPERLOCAL");
            visit.screenshot("allocation-console-dark");
            dryRun(visit);
        }
        try (var visit = browsers.visit(Screen.PHONE)) {
            visit.logIn(callers.person(merchant, Roles.ADMINISTRATOR));
            visit.open("/allocation").screenshot("allocation-console-phone");
            dryRun(visit);
            visit.screenshot("allocation-dryrun-phone");
        }
    }

    private void dryRun(Visit visit) {
        visit.open("/allocation/dry-run");
        visit.page().getByLabel("Lines").fill("1 PHONE-X");
        visit.page().getByLabel("Latitude").fill("40.71");
        visit.page().getByLabel("Longitude").fill("-74.00");
        visit.page().locator("form:has(#lines) button[type=submit]").click();
        assertThat(visit.text("It would go")).isVisible();
        visit.screenshot("allocation-dryrun");
    }

    @Test
    void a_better_plan_shows_what_it_replaced() {
        some.atWork(merchant, "D3", 10, new GeoPoint(40.83, -73.93));
        var far = some.approved(merchant, CUSTOMER, phones(10));
        some.atWork(merchant, "D4", 10, WH_NY);
        deliveries.drain();
        improving.improve(merchant);
        try (var visit = browsers.visit(Screen.DESKTOP)) {
            visit.logIn(callers.person(merchant, Roles.ORDER_MANAGER));
            visit.open("/allocation/orders/" + far);
            assertThat(visit.text("until then")).isVisible();
            visit.screenshot("allocation-improved");
        }
    }
}
