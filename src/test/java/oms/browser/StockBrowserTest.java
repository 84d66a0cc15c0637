package oms.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.options.FilePayload;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import oms.TestCallers;
import oms.catalog.Catalog;
import oms.catalog.SomeProducts;
import oms.identity.Roles;
import org.junit.jupiter.api.Test;

@QuarkusTest
class StockBrowserTest {
    @Inject
    Browsers browsers;

    @Inject
    Shop shop;

    @Inject
    TestCallers callers;

    @Inject
    Catalog catalog;

    @Test
    void a_merchant_imports_a_count_and_mends_what_was_refused() {
        var merchant = shop.open();
        catalog.put(merchant, SomeProducts.product("TEA", 300, 1));
        catalog.put(merchant, SomeProducts.product("MILK", 100, 1));
        try (var visit = browsers.visit(Screen.DESKTOP)) {
            visit.logIn(callers.person(merchant, Roles.WAREHOUSE)).open("/inventory");
            upload(visit, "warehouse,sku,on_hand,safety\nWH-NY,TEA,12,2\nWH-NY,MILK,plenty,\n");
            assertThat(visit.text("1 of 2 rows were taken")).isVisible();
            assertThat(visit.text("This value is not allowed here")).isVisible();
            visit.screenshot("stock-import");
            visit.page().getByText("To the stock").click();
            upload(visit, "warehouse,sku,on_hand\nWH-NY,TEA,12\nWH-NY,MILK,3\n");
            assertThat(visit.text("All 2 rows were taken")).isVisible();
            visit.open("/inventory?q=TEA");
            visit.page().locator("tbody a").first().click();
            assertThat(visit.page()).hasURL(Pattern.compile("/inventory/stock/WH-NY/TEA$"));
            visit.page().getByLabel("Change in pieces").fill("-1");
            visit.page().getByLabel("Note").fill("wet");
            visit.page().keyboard().press("Enter");
            assertThat(visit.text("damaged: wet")).isVisible();
            assertThat(visit.page().locator(".formula dd").first()).hasText("11");
        }
    }

    private static void upload(Visit visit, String csv) {
        visit.page()
                .getByLabel("CSV file")
                .setInputFiles(new FilePayload("count.csv", "text/csv", csv.getBytes(StandardCharsets.UTF_8)));
        visit.page()
                .getByRole(
                        com.microsoft.playwright.options.AriaRole.BUTTON,
                        new com.microsoft.playwright.Page.GetByRoleOptions().setName("Import"))
                .click();
    }
}
