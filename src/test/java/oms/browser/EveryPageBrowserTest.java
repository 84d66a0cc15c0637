package oms.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import oms.Ids;
import oms.TestCallers;
import oms.TestDeliveries;
import oms.catalog.PromotionView;
import oms.catalog.Promotions;
import oms.fulfillment.PickLists;
import oms.fulfillment.Scan;
import oms.identity.NewPerson;
import oms.identity.People;
import oms.identity.PersonView;
import oms.identity.Roles;
import oms.inventory.Receipt;
import oms.inventory.Stock;
import oms.money.Money;
import oms.order.Cancellation;
import oms.order.OrderStatus;
import oms.order.OrderView;
import oms.order.Orders;
import org.junit.jupiter.api.Test;

/** A busy shop on every page of the console: nothing complains, nothing is wider than its screen, by day and by night. */
@QuarkusTest
class EveryPageBrowserTest {
    @Inject
    Browsers browsers;

    @Inject
    Shop shop;

    @Inject
    Orders orders;

    @Inject
    Stock stock;

    @Inject
    Promotions promotions;

    @Inject
    PickLists lists;

    @Inject
    People people;

    @Inject
    TestCallers callers;

    @Inject
    TestDeliveries deliveries;

    @Test
    void every_page_fits_its_screen() {
        var merchant = shop.open();
        var everything = new NewPerson(
                merchant,
                "Administrator",
                Ids.next("p") + "@example.org",
                TestCallers.PASSWORD,
                Set.copyOf(Roles.OF_PEOPLE));
        var person = people.enrol(everything, "test");
        var pages = busy(merchant);
        look(person, pages, Screen.DESKTOP, ColorScheme.LIGHT, "");
        look(person, pages, Screen.DESKTOP, ColorScheme.DARK, "-dark");
        look(person, pages, Screen.PHONE, ColorScheme.LIGHT, "-phone");
    }

    private void look(PersonView person, Map<String, String> pages, Screen screen, ColorScheme colours, String suffix) {
        try (var visit = browsers.visit(screen, colours)) {
            visit.logIn(person);
            pages.forEach((name, path) -> {
                visit.open(path).screenshot("page-" + name + suffix);
                assertThat((Integer) visit.page().evaluate("() => document.documentElement.scrollWidth - innerWidth"))
                        .as(name + " is wider than the screen by")
                        .isLessThanOrEqualTo(0);
            });
        }
    }

    /** @return pages to look at, by name */
    private Map<String, String> busy(String merchant) {
        var planned = shop.sell(merchant, "Ada Lovelace", "tok_approved");
        var picked = shop.sell(merchant, "Grace Hopper", "tok_approved");
        var held = shop.sell(merchant, "Mary Somerville", "tok_approved");
        var cancelled = shop.sell(merchant, "Emmy Noether", "tok_approved");
        orders.hold(merchant, held.id(), "address looks odd", "test");
        orders.cancel(merchant, cancelled.id(), new Cancellation(Cancellation.Cause.MERCHANT, "buyer called", "test"));
        shop.sell(merchant, "Sophie Germain", "tok_declined");
        var review = doubtful(merchant);
        stock.receive(merchant, new Receipt("note 7", Shop.WAREHOUSE, "TEA-20", 3, null, null), "test");
        promotions.put(merchant, code("SPRING", PromotionView.Kind.PERCENTAGE, 10, null));
        promotions.put(merchant, code("FIVE-OFF", PromotionView.Kind.AMOUNT, null, Money.of(500, "USD")));
        deliveries.drain();
        var list = pickSome(merchant, picked);
        var pages = new LinkedHashMap<String, String>();
        pages.put("tower", "/console");
        pages.put("orders", "/order");
        pages.put("order", "/order/" + planned.id());
        pages.put("order-held", "/order/" + held.id());
        pages.put("order-review", "/order/" + review.id());
        pages.put("fraud", "/fraud");
        pages.put("fraud-versions", "/fraud/versions");
        pages.put("fraud-version", "/fraud/versions/new");
        pages.put("fraud-comparison", "/fraud/versions/comparison");
        pages.put("fraud-lists", "/fraud/lists");
        pages.put("fraud-charge-backs", "/fraud/charge-backs");
        pages.put("fraud-settings", "/fraud/settings");
        pages.put("fraud-limits", "/fraud/limits");
        pages.put("windows", "/checkout/windows");
        pages.put("payments", "/payment");
        pages.put("reconciliation", "/payment/reconciliation");
        pages.put("payment-faults", "/payment/faults");
        pages.put("catalogue", "/catalog");
        pages.put("product", "/catalog/products/PHONE-X");
        pages.put("promotions", "/catalog/promotions");
        pages.put("promotion", "/catalog/promotions/codes/SPRING");
        pages.put("stock", "/inventory");
        pages.put("sku", "/inventory/stock/WH-NY/WATER-5L");
        pages.put("warehouses", "/inventory/warehouses");
        pages.put("warehouse", "/inventory/warehouses/WH-NY/edit");
        pages.put("counts", "/inventory/counts");
        pages.put("packing", "/fulfillment/packing");
        pages.put("dispatch", "/delivery");
        pages.put("pick-lists", "/fulfillment");
        pages.put("pick-list", "/fulfillment/lists/" + list);
        pages.put("picking", "/fulfillment/pick");
        pages.put("drivers", "/fleet");
        pages.put("events", "/events");
        pages.put("invariants", "/verify");
        pages.put("people", "/identity");
        pages.put("audit", "/identity/audit");
        return pages;
    }

    /** Many orders of one buyer within an hour end before a reviewer. */
    private OrderView doubtful(String merchant) {
        for (int i = 0; i < 12; i++) {
            var order = shop.sell(merchant, "Ada Lovelace", "tok_approved");
            if (order.status() == OrderStatus.MANUAL_REVIEW) return order;
        }
        throw new IllegalStateException("No order of many was doubtful");
    }

    private String pickSome(String merchant, OrderView order) {
        var list = callers.as(merchant, "picker")
                .get("/v1/pick-lists?shipment=" + order.shipments().getFirst().id())
                .jsonPath()
                .getString("items[0].id");
        lists.scan(merchant, list, new Scan(null, "WATER-5L", null, 1, null), "picker");
        return list;
    }

    private static PromotionView code(String code, PromotionView.Kind kind, Integer percent, Money amount) {
        var nothing = Money.zero("USD");
        return new PromotionView(
                code,
                kind,
                percent,
                amount,
                "USD",
                java.time.Instant.EPOCH,
                null,
                nothing,
                Money.of(20000, "USD"),
                null,
                1,
                true,
                nothing,
                0);
    }
}
