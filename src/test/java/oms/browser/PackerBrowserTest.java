package oms.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import oms.Ids;
import oms.TestCallers;
import oms.fulfillment.FloorOrders;
import oms.identity.Roles;
import oms.order.OrderStatus;
import oms.order.Orders;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PackerBrowserTest {
    @Inject
    Browsers browsers;

    @Inject
    FloorOrders floor;

    @Inject
    Orders orders;

    @Inject
    TestCallers callers;

    final String merchant = Ids.next("mer");

    @Test
    void a_packer_ticks_weighs_seals_and_stages() {
        var packer = callers.person(merchant, Roles.PICKER);
        var order = floor.picked(merchant);
        try (var visit = browsers.visit(Screen.PHONE)) {
            visit.logIn(packer).open("/fulfillment/pack").screenshot("packer-tasks");
            visit.page().getByText(orders.get(merchant, order).number()).click();
            visit.screenshot("packer-box");
            var ticks = visit.page().locator("[data-tick]");
            ticks.nth(0).check();
            visit.screenshot("packer-first-piece");
            ticks.last().check();
            assertThat(ticks.first()).isChecked();
            assertThat(visit.page().getByLabel("Weight on the scales, in grams"))
                    .isFocused();
            visit.page().keyboard().type("5980");
            assertThat(visit.page().locator("[data-verdict]")).containsText("too little");
            visit.tolerate("422").page().getByText("Seal package 1").click();
            assertThat(visit.page().locator(".alarm")).containsText("WATER-5L");
            visit.screenshot("packer-refused");
            visit.page().getByLabel("Weight on the scales, in grams").fill("11092");
            assertThat(visit.page().locator("[data-verdict]")).containsText("Good");
            visit.screenshot("packer-weighed");
            visit.page().getByText("Seal package 1").click();
            assertThat(visit.page().getByText("All packed")).isVisible();
            visit.screenshot("packer-done");
            assertThat(orders.get(merchant, order).status()).isEqualTo(OrderStatus.PACKED);
            var sscc = visit.page().locator(".sscc").textContent();
            visit.open("/fulfillment/staging");
            visit.page().getByLabel("Scan the label").fill(sscc);
            visit.page().keyboard().press("Enter");
            assertThat(visit.page().getByText("is in the lane")).isVisible();
            visit.screenshot("packer-staged");
        }
    }

    @Test
    void the_bench_is_good_to_read_on_a_screen_and_in_the_dark() {
        var packer = callers.person(merchant, Roles.WAREHOUSE);
        var shipment = floor.shipment(merchant, floor.picked(merchant)).id();
        try (var visit = browsers.visit(Screen.DESKTOP, ColorScheme.DARK)) {
            visit.logIn(packer).open("/fulfillment/pack/" + shipment).screenshot("packer-desktop-dark");
            assertThat(visit.page().locator("[data-piece]").count()).isEqualTo(3);
        }
    }
}
