package oms.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.regex.Pattern;
import oms.TestCallers;
import oms.identity.Roles;
import org.junit.jupiter.api.Test;

@QuarkusTest
class MerchantBrowserTest {
    @Inject
    Browsers browsers;

    @Inject
    Shop shop;

    @Inject
    TestCallers callers;

    @Test
    void a_merchant_finds_an_order_by_its_number_and_leaves() {
        var merchant = shop.open();
        var order = shop.sell(merchant, "Ada Lovelace", "tok_approved");
        try (var visit = browsers.visit(Screen.DESKTOP)) {
            visit.logIn(callers.person(merchant, Roles.ORDER_MANAGER));
            assertThat(visit.page()).hasURL(Pattern.compile("/console$"));
            visit.screenshot("tower");
            visit.page()
                    .getByRole(com.microsoft.playwright.options.AriaRole.LINK, byName("Orders"))
                    .click();
            assertThat(visit.text(order.number())).isVisible();
            visit.screenshot("orders");
            visit.open("/payment");
            assertThat(visit.text(order.number())).isVisible();
            visit.page().keyboard().press("/");
            visit.page().keyboard().type(order.number());
            visit.page().keyboard().press("Enter");
            assertThat(visit.page()).hasURL(Pattern.compile("/order/" + order.id()));
            assertThat(visit.text("Ada Lovelace")).isVisible();
            visit.screenshot("order");
            visit.page().getByLabel("Your account").click();
            visit.page().getByText("Log out").click();
            assertThat(visit.page()).hasURL(Pattern.compile("/login"));
            visit.open("/order");
            assertThat(visit.page()).hasURL(Pattern.compile("/login"));
        }
    }

    @Test
    void the_console_is_readable_on_a_phone_in_the_dark() {
        var merchant = shop.open();
        var order = shop.sell(merchant, "Ada Lovelace", "tok_approved");
        try (var visit = browsers.visit(Screen.PHONE, ColorScheme.DARK)) {
            visit.logIn(callers.person(merchant, Roles.ADMINISTRATOR)).screenshot("tower-phone-dark");
            visit.open("/order/" + order.id()).screenshot("order-phone-dark");
            visit.page().getByLabel("Menu").click();
            assertThat(visit.page().locator("aside").getByText("Control tower")).isVisible();
        }
    }

    private static com.microsoft.playwright.Page.GetByRoleOptions byName(String name) {
        return new com.microsoft.playwright.Page.GetByRoleOptions()
                .setName(name)
                .setExact(true);
    }
}
