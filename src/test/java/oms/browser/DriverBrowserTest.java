package oms.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.Geolocation;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import oms.Ids;
import oms.TestCallers;
import oms.TestDeliveries;
import oms.delivery.Labels;
import oms.fleet.DriverRequest;
import oms.fleet.Drivers;
import oms.identity.PersonView;
import oms.identity.Roles;
import oms.order.OrderStatus;
import oms.order.OrderView;
import oms.order.Orders;
import oms.order.PackedBox;
import oms.payment.Payments;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class DriverBrowserTest {
    private static final long UNDO_MS = 16_000;

    @Inject
    Browsers browsers;

    @Inject
    Shop shop;

    @Inject
    TestCallers callers;

    @Inject
    TestDeliveries deliveries;

    @Inject
    Jdbi jdbi;

    @Inject
    Drivers drivers;

    @Inject
    Orders orders;

    @Inject
    Payments payments;

    final Map<String, String> boxes = new HashMap<>();
    String merchant;
    PersonView driver;

    @BeforeEach
    void a_shop_with_a_driver() {
        merchant = shop.open();
        driver = callers.person(merchant, Roles.DRIVER);
        drivers.put(
                merchant,
                Shop.DRIVER,
                new DriverRequest(
                        "Shop driver",
                        driver.id(),
                        Shop.WAREHOUSE,
                        0,
                        100,
                        LocalTime.MIN,
                        LocalTime.MIN,
                        "America/New_York",
                        null,
                        null));
    }

    @Test
    void a_driver_loads_leaves_arrives_and_is_given_a_signature() {
        var first = packed("Ada Lovelace");
        var second = packed("Grace Hopper");
        try (var visit = onThePhone(ColorScheme.LIGHT)) {
            visit.tolerate("404").tolerate("409");
            var page = visit.page();
            assertThat(page).hasURL(Pattern.compile("/delivery/drive$"));
            assertThat(visit.text("0 of 2")).isVisible();
            visit.screenshot("driver-load");
            scan(page, "003614100000000012");
            assertThat(page.locator("#scanned")).containsText("not ours");
            scan(page, box(first));
            assertThat(page.locator("#scanned")).containsText("1 of 2");
            visit.screenshot("driver-load-one");
            button(page, "Leave with 1 package").click();
            assertThat(page.locator("#left")).containsText(second.number());
            visit.screenshot("driver-left-behind");
            button(page, "Scan them first").click();
            scan(page, box(second));
            assertThat(page.locator("#loaded")).hasText("2 of 2");
            button(page, "Leave with 2 packages").click();
            assertThat(button(page, "I am here")).isVisible();
            visit.screenshot("driver-next-stop");
            button(page, "I am here").click();
            button(page, "Hand over").click();
            sign(page, "Ada Lovelace");
            visit.screenshot("driver-signature");
            button(page, "Delivered").click();
            assertThat(page.locator("#undo")).isVisible();
            visit.screenshot("driver-undo");
            page.clock().fastForward(UNDO_MS);
            assertThat(page.locator("#waiting")).isHidden();
            assertThat(page.locator(".done-stops")).isVisible();
            button(page, "Could not deliver").click();
            page.getByLabel("Not home").check();
            page.getByLabel("Back to the warehouse").check();
            visit.screenshot("driver-failure");
            button(page, "Report it").click();
            assertThat(page.locator("#undo")).isVisible();
            page.clock().fastForward(UNDO_MS);
            assertThat(visit.text("Bring back")).isVisible();
            visit.screenshot("driver-bring-back");
            scan(page, page.locator("[data-sscc]").first().getAttribute("data-sscc"));
            assertThat(visit.text("Bring back")).isHidden();
        }
        deliveries.drain();
        assertThat(List.of(status(first), status(second)))
                .contains(OrderStatus.DELIVERED)
                .doesNotContain(OrderStatus.IN_TRANSIT, OrderStatus.DELIVERY_FAILED);
    }

    @Test
    void what_is_delivered_without_a_network_is_told_once_when_it_is_back() {
        var order = packed("Ada Lovelace");
        try (var visit = onThePhone(ColorScheme.DARK)) {
            visit.tolerate("ERR_INTERNET_DISCONNECTED");
            var page = visit.page();
            page.waitForFunction("() => navigator.serviceWorker.ready.then(() => true)");
            page.reload();
            scan(page, box(order));
            button(page, "Leave with 1 package").click();
            assertThat(button(page, "I am here")).isVisible();
            visit.context().setOffline(true);
            button(page, "I am here").click();
            assertThat(page.locator("#waiting")).hasText("1 waits");
            page.reload();
            assertThat(page.locator("#offline")).isVisible();
            visit.screenshot("driver-offline-dark");
            button(page, "Hand over").click();
            sign(page, "Ada Lovelace");
            visit.screenshot("driver-signature-dark");
            button(page, "Delivered").click();
            assertThat(page.locator("#undo")).containsText("Undo");
            button(page, "Undo").click();
            assertThat(page.locator("#waiting")).hasText("1 waits");
            button(page, "Hand over").click();
            sign(page, "Ada Lovelace");
            button(page, "Delivered").click();
            assertThat(page.locator("#waiting")).hasText("2 wait");
            page.clock().fastForward(UNDO_MS);
            assertThat(status(order)).isEqualTo(OrderStatus.IN_TRANSIT);
            visit.context().setOffline(false);
            assertThat(page.locator("#waiting")).isHidden();
            assertThat(page.locator("#offline")).isHidden();
            assertThat(visit.text("Nothing to drive")).isVisible();
        }
        deliveries.drain();
        assertThat(status(order)).isEqualTo(OrderStatus.DELIVERED);
        var payment = payments.view(merchant, order.id());
        assertThat(payment.captured()).isEqualTo(payment.amount());
    }

    @Test
    void a_whole_trip_is_driven_without_a_network_and_told_when_it_is_back() {
        var first = packed("Ada Lovelace");
        var second = packed("Grace Hopper");
        try (var visit = onThePhone(ColorScheme.LIGHT)) {
            visit.tolerate("ERR_INTERNET_DISCONNECTED");
            var page = visit.page();
            page.waitForFunction("() => navigator.serviceWorker.ready.then(() => true)");
            page.reload();
            assertThat(page.locator("#loaded")).hasText("0 of 2");
            visit.context().setOffline(true);
            scan(page, "003614100000000012");
            assertThat(page.locator("#scanned")).containsText("not on this trip's list");
            scan(page, box(first));
            assertThat(page.locator("#scanned")).containsText("Kept on this phone");
            assertThat(page.locator("#loaded")).hasText("1 of 2");
            page.reload();
            assertThat(page.locator("#loaded")).hasText("1 of 2");
            visit.screenshot("driver-offline-load");
            button(page, "Leave with 1 package").click();
            assertThat(page.locator("#left")).containsText(second.number());
            button(page, "Leave them for the next trip").click();
            assertThat(button(page, "I am here")).isVisible();
            visit.screenshot("driver-offline-left");
            button(page, "I am here").click();
            button(page, "Hand over").click();
            sign(page, "Ada Lovelace");
            button(page, "Delivered").click();
            assertThat(page.locator("#waiting")).hasText("4 wait");
            visit.screenshot("driver-offline-done");
            page.clock().fastForward(UNDO_MS);
            assertThat(status(first)).isEqualTo(OrderStatus.PACKED);
            visit.context().setOffline(false);
            assertThat(page.locator("#waiting")).isHidden();
            assertThat(page.locator("#offline")).isHidden();
            assertThat(page.locator("#loaded")).hasText("0 of 1");
        }
        deliveries.drain();
        assertThat(status(first)).isEqualTo(OrderStatus.DELIVERED);
        assertThat(status(second)).isEqualTo(OrderStatus.PACKED);
    }

    @Test
    void the_next_trip_is_loaded_and_driven_without_a_network_too() {
        var first = packed("Ada Lovelace");
        var second = packed("Grace Hopper");
        try (var visit = onThePhone(ColorScheme.LIGHT)) {
            visit.tolerate("ERR_INTERNET_DISCONNECTED").tolerate("409");
            var page = visit.page();
            page.waitForFunction("() => navigator.serviceWorker.ready.then(() => true)");
            scan(page, box(first));
            button(page, "Leave with 1 package").click();
            button(page, "Leave them for the next trip").click();
            assertThat(button(page, "I am here")).isVisible();
            page.reload();
            keeps(page, "/delivery/drive/day/1");
            visit.context().setOffline(true);
            handOver(page, "Ada Lovelace");
            assertThat(page.locator("#loaded")).hasText("0 of 1");
            page.reload();
            assertThat(page.locator("#loaded")).hasText("0 of 1");
            scan(page, box(second));
            assertThat(page.locator("#loaded")).hasText("1 of 1");
            visit.screenshot("driver-offline-next-trip");
            button(page, "Leave with 1 package").click();
            handOver(page, "Grace Hopper");
            assertThat(status(second)).isEqualTo(OrderStatus.PACKED);
            visit.context().setOffline(false);
            assertThat(page.locator("#waiting")).isHidden();
            assertThat(visit.text("Nothing to drive")).isVisible();
        }
        deliveries.drain();
        assertThat(List.of(status(first), status(second))).containsOnly(OrderStatus.DELIVERED);
    }

    @Test
    void three_trips_are_driven_one_after_the_other_without_a_network() {
        var first = packed("Ada Lovelace");
        var second = packed("Grace Hopper");
        var third = packed("Alan Turing");
        onATripOfItsOwn(second, 2);
        onATripOfItsOwn(third, 4);
        try (var visit = onThePhone(ColorScheme.LIGHT)) {
            visit.tolerate("ERR_INTERNET_DISCONNECTED").tolerate("409");
            var page = visit.page();
            page.waitForFunction("() => navigator.serviceWorker.ready.then(() => true)");
            page.reload();
            keeps(page, "/delivery/drive/day/1");
            keeps(page, "/delivery/drive/day/2");
            visit.context().setOffline(true);
            for (var order : List.of(first, second, third)) {
                scan(page, box(order));
                assertThat(page.locator("#loaded")).hasText("1 of 1");
                button(page, "Leave with 1 package").click();
                handOver(page, "Ada Lovelace");
            }
            assertThat(status(first)).isEqualTo(OrderStatus.PACKED);
            visit.context().setOffline(false);
            assertThat(page.locator("#waiting")).isHidden();
            assertThat(visit.text("Nothing to drive")).isVisible();
        }
        deliveries.drain();
        assertThat(List.of(status(first), status(second), status(third))).containsOnly(OrderStatus.DELIVERED);
    }

    /** Waits until the phone has kept the page. */
    private static void keeps(Page page, String path) {
        for (int tries = 0; tries < 100; tries++) {
            var kept = page.evaluate(
                    "async path => Boolean(await (await caches.open('oms-delivery-pages')).match(path))", path);
            if (Boolean.TRUE.equals(kept)) return;
            page.waitForTimeout(100);
        }
        throw new AssertionError(path + " is not kept");
    }

    private void onATripOfItsOwn(OrderView order, int hoursLater) {
        var trip = Ids.next("trp");
        var shipment = order.shipments().getFirst().id();
        jdbi.useTransaction(h -> {
            h.execute(
                    "insert into oms_delivery.trip (id, merchant, driver, warehouse, status, leaves_at) "
                            + "select ?, t.merchant, t.driver, t.warehouse, t.status, t.leaves_at + ? * interval '1 hour' "
                            + "from oms_delivery.trip t join oms_delivery.stop s on s.trip_id = t.id where s.shipment_id = ?",
                    trip,
                    hoursLater,
                    shipment);
            h.execute("update oms_delivery.stop set trip_id = ?, position = 1 where shipment_id = ?", trip, shipment);
        });
    }

    @Test
    void the_pick_up_point_that_a_driver_names_is_shown_to_everybody() {
        var order = packed("Ada Lovelace");
        try (var visit = onThePhone(ColorScheme.DARK)) {
            var page = visit.page();
            scan(page, box(order));
            button(page, "Leave with 1 package").click();
            button(page, "I am here").click();
            button(page, "Could not deliver").click();
            page.getByText("Not home").click();
            assertThat(page.locator("#place")).isHidden();
            page.getByText("Take it to a pick-up point").click();
            page.locator("#place").fill("Kiosk, 5 Pearl Street");
            visit.screenshot("driver-pick-up-point-dark");
            button(page, "Report it").click();
            assertThat(page.locator("#undo")).isVisible();
            page.clock().fastForward(UNDO_MS);
            assertThat(visit.text("Kiosk, 5 Pearl Street")).isVisible();
            visit.screenshot("driver-to-the-pick-up-point-dark");
        }
        try (var visit = browsers.visit(Screen.PHONE, ColorScheme.DARK)) {
            visit.open("/track/" + callers.shopper(merchant, order.id()));
            assertThat(visit.text("Kiosk, 5 Pearl Street")).isVisible();
            visit.screenshot("track-pick-up-point-dark");
        }
    }

    /** At the stop at hand, signed for, and past the time in which it can be taken back. */
    private static void handOver(Page page, String name) {
        button(page, "I am here").click();
        button(page, "Hand over").click();
        sign(page, name);
        button(page, "Delivered").click();
        assertThat(page.locator("#undo")).isVisible();
        page.clock().fastForward(UNDO_MS);
    }

    @Test
    void who_stands_at_the_door_has_arrived_and_can_take_it_back() {
        var order = packed("Ada Lovelace");
        try (var visit = onThePhone(ColorScheme.DARK)) {
            var page = visit.page();
            scan(page, box(order));
            button(page, "Leave with 1 package").click();
            assertThat(button(page, "I am here")).isVisible();
            visit.context().setGeolocation(new Geolocation(40.7102, -74.0001).setAccuracy(10));
            page.clock().fastForward(11_000);
            assertThat(page.locator("#undo")).containsText("Arrival at");
            visit.screenshot("driver-geofence-dark");
            page.locator("[data-undo]").click();
            assertThat(button(page, "I am here")).isVisible();
            button(page, "I am here").click();
            assertThat(button(page, "Hand over")).isVisible();
        }
        assertThat(status(order)).isEqualTo(OrderStatus.IN_TRANSIT);
    }

    @Test
    void the_merchants_rule_decides_which_proofs_a_door_needs() throws IOException {
        var order = packed("Ada Lovelace");
        given().header("Authorization", "Bearer " + callers.bearer(merchant, Roles.DISPATCHER))
                .contentType("application/json")
                .body(Map.of(
                        "rules",
                        List.of(Map.of(
                                "from",
                                Map.of("amount", 0, "currency", "USD"),
                                "required",
                                List.of("SIGNATURE", "PHOTO")))))
                .put("/v1/delivery/proof-rules")
                .then()
                .statusCode(200);
        try (var visit = onThePhone(ColorScheme.DARK)) {
            var page = visit.page();
            scan(page, box(order));
            button(page, "Leave with 1 package").click();
            button(page, "I am here").click();
            button(page, "Hand over").click();
            sign(page, "Ada Lovelace");
            button(page, "Delivered").click();
            assertThat(page.locator("#proof-fault")).containsText("photo");
            page.locator("#photo").setInputFiles(new FilePayload("door.png", "image/png", picture()));
            assertThat(page.locator("#shot")).isVisible();
            visit.screenshot("driver-signature-and-photo-dark");
            button(page, "Delivered").click();
            assertThat(page.locator("#undo")).isVisible();
            page.clock().fastForward(UNDO_MS);
            assertThat(visit.text("Nothing to drive")).isVisible();
        }
        try (var visit = browsers.visit(Screen.DESKTOP)) {
            visit.logIn(callers.person(merchant, Roles.ORDER_MANAGER)).open("/order/" + order.id());
            assertThat(visit.page().locator(".proofs img")).hasCount(2);
            visit.page().locator(".custody summary").first().click();
            visit.screenshot("order-on-the-road");
        }
        assertThat(status(order)).isEqualTo(OrderStatus.DELIVERED);
    }

    @Test
    void a_dispatcher_sees_trips_and_drivers_on_a_map_and_acts_for_a_driver() {
        var first = packed("Ada Lovelace");
        var second = packed("Grace Hopper");
        try (var phone = onThePhone(ColorScheme.LIGHT);
                var visit = browsers.visit(Screen.DESKTOP)) {
            phone.tolerate("409");
            visit.logIn(callers.person(merchant, Roles.DISPATCHER)).open("/delivery");
            assertThat(visit.text(first.number())).isVisible();
            assertThat(visit.page().locator(".map-mark.warehouse")).isVisible();
            scan(phone.page(), box(first));
            button(phone.page(), "Leave with 1 package").click();
            button(phone.page(), "Leave them for the next trip").click();
            assertThat(button(phone.page(), "I am here")).isVisible();
            visit.open("/delivery");
            assertThat(visit.page().locator(".trip")).hasCount(2);
            assertThat(visit.page().locator(".map-mark.driver")).isVisible();
            visit.screenshot("dispatch");
            button(visit.page(), "Act on " + second.number()).click();
            assertThat(visit.page().locator("[data-no-trip]")).isVisible(); // the one driver is the one who has it
            visit.screenshot("dispatch-move");
            button(visit.page(), "Close").click();
            button(visit.page(), "Act on " + first.number()).click();
            visit.screenshot("dispatch-act");
            button(visit.page(), "Has arrived").click();
            assertThat(visit.page().locator(".pill.s-arrived")).isVisible();
        }
        try (var visit = browsers.visit(Screen.PHONE, ColorScheme.DARK)) {
            visit.logIn(callers.person(merchant, Roles.DISPATCHER)).open("/delivery");
            assertThat(visit.page().locator(".map-mark.driver")).isVisible();
            visit.screenshot("dispatch-phone-dark");
        }
        assertThat(status(first)).isEqualTo(OrderStatus.IN_TRANSIT);
    }

    @Test
    void a_dispatcher_drags_a_stop_onto_another_drivers_trip_and_sees_the_price_before_it_moves() {
        var first = packed("Ada Lovelace");
        drivers.put(
                merchant,
                "D2",
                new DriverRequest(
                        "Second driver",
                        null,
                        Shop.WAREHOUSE,
                        0,
                        100,
                        LocalTime.MIN,
                        LocalTime.MIN,
                        "America/New_York",
                        null,
                        null));
        drivers.startShift(merchant, "D2");
        deliveries.drain();
        var second = packed("Grace Hopper");
        var path = "/v1/allocation/shipments/" + second.shipments().getFirst().id() + "/driver";
        given().header("Authorization", "Bearer " + callers.bearer(merchant, Roles.DISPATCHER))
                .contentType("application/json")
                .body(Map.of("driver", other(first)))
                .post(path)
                .then()
                .statusCode(200);
        deliveries.drain();
        try (var visit = browsers.visit(Screen.DESKTOP)) {
            var page = visit.logIn(callers.person(merchant, Roles.DISPATCHER))
                    .open("/delivery")
                    .page();
            assertThat(page.locator(".trip")).hasCount(2);
            var row = page.locator("tr[data-number='" + first.number() + "']").boundingBox();
            var target = page.locator(".trip[data-driver='" + other(first) + "']");
            page.mouse().move(row.x + row.width / 2, row.y + row.height / 2);
            page.mouse().down();
            page.mouse().move(row.x + row.width / 2 + 12, row.y + row.height / 2 + 6);
            assertThat(target.locator("[data-price]")).containsText("min");
            var onto = target.locator("summary").boundingBox();
            page.mouse().move(onto.x + onto.width / 3, onto.y + onto.height / 2);
            page.mouse().move(onto.x + onto.width / 3 + 4, onto.y + onto.height / 2 + 2);
            visit.screenshot("dispatch-dragging");
            page.mouse().up();
            assertThat(page.locator("#moving")).containsText(other(first) + " instead of");
            assertThat(page.locator("#moving")).containsText("at the door");
            visit.screenshot("dispatch-moving");
            page.locator("#moving-why").fill("closer to the door");
            button(page, "Move it").click();
            assertThat(visit.page().locator(".toast-line")).containsText("takes it");
            deliveries.drain();
            assertThat(page.locator(".trip")).hasCount(1);
            visit.screenshot("dispatch-moved");
        }
        assertThat(orders.get(merchant, first.id()).shipments().getFirst().driver())
                .isEqualTo(
                        orders.get(merchant, second.id()).shipments().getFirst().driver());
    }

    private String other(OrderView order) {
        return orders.get(merchant, order.id()).shipments().getFirst().driver().equals("D2") ? Shop.DRIVER : "D2";
    }

    private static byte[] picture() throws IOException {
        var image = new BufferedImage(2400, 1800, BufferedImage.TYPE_INT_RGB);
        var paint = image.createGraphics();
        paint.setColor(Color.ORANGE);
        paint.fillRect(700, 500, 900, 800);
        paint.dispose();
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "png", bytes);
        return bytes.toByteArray();
    }

    /** A phone whose clock the test can turn, at a place the page may know, with the driver logged in. */
    private Visit onThePhone(ColorScheme colours) {
        var visit = browsers.visit(Screen.PHONE, colours);
        visit.context().grantPermissions(List.of("geolocation"));
        visit.context().setGeolocation(new Geolocation(40.72, -73.99));
        visit.page().clock().install();
        return visit.logIn(driver);
    }

    private OrderView packed(String buyer) {
        var order = shop.sell(merchant, buyer, "tok_approved");
        var shipment = order.shipments().getFirst().id();
        orders.picked(shipment, "p");
        var code = Labels.sscc();
        orders.packed(shipment, List.of(new PackedBox(Ids.next("pkg"), code, "M", 5_600)), "p");
        boxes.put(order.id(), code);
        deliveries.drain();
        return order;
    }

    private static void scan(Page page, String code) {
        assertThat(page.locator("#code")).isVisible();
        page.keyboard().type(code);
        page.keyboard().press("Enter");
    }

    private static void sign(Page page, String name) {
        page.getByLabel("Who takes it?").fill(name);
        var field = page.locator("#signature").boundingBox();
        page.mouse().move(field.x + 40, field.y + 90);
        page.mouse().down();
        for (int i = 1; i <= 24; i++)
            page.mouse().move(field.x + 40 + i * 9, field.y + 90 + 35 * Math.sin(i / 2.0) * Math.cos(i / 7.0));
        page.mouse().up();
    }

    private static com.microsoft.playwright.Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    private String box(OrderView order) {
        return boxes.get(order.id());
    }

    private OrderStatus status(OrderView order) {
        return orders.get(merchant, order.id()).status();
    }
}
