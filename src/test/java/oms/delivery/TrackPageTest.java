package oms.delivery;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.restassured.RestAssured.given;
import static oms.delivery.Road.SIGNATURE;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import com.microsoft.playwright.options.ColorScheme;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import oms.Ids;
import oms.TestCallers;
import oms.browser.Browsers;
import oms.browser.Screen;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a shopper sees, in a browser. */
@QuarkusTest
class TrackPageTest {
    @Inject
    Browsers browsers;

    @Inject
    Road road;

    @Inject
    TestCallers callers;

    @Inject
    Clock clock;

    final String merchant = Ids.next("mer");
    String phone;

    @BeforeEach
    void a_warehouse_and_a_driver() {
        road.warehouse(merchant);
        phone = road.driver(merchant, "D1");
    }

    @Test
    void the_page_is_told_to_nobody_else() {
        var order = road.packed(merchant);
        given().get("/track/" + callers.shopper(merchant, order))
                .then()
                .statusCode(200)
                .header("Referrer-Policy", equalTo("no-referrer"))
                .header("X-Robots-Tag", containsString("noindex"))
                .header("Cache-Control", equalTo("no-store"))
                .body(containsString("noindex"))
                .body(not(containsString("/console")));
        for (var path : List.of("/track/tok_nonsense", "/track/tok_nonsense/now"))
            given().accept("text/html")
                    .get(path)
                    .then()
                    .statusCode(404)
                    .contentType(containsString("text/html"))
                    .body(containsString("Nothing to follow here"));
    }

    @Test
    void a_shopper_watches_the_driver_come_and_tells_the_code() {
        var order = road.packed(merchant);
        var token = callers.shopper(merchant, order);
        try (var visit = browsers.visit(Screen.PHONE)) {
            visit.open("/track/" + token);
            assertThat(visit.text("packed and waits")).isVisible();
            visit.screenshot("track-planned-phone");
            var stop = road.depart(phone, order);
            here(40.722, -73.992);
            assertThat(visit.text("You are next")).isVisible();
            assertThat(visit.page().locator(".map-mark.driver")).isVisible();
            visit.page().getByText("Show my code").click();
            assertThat(visit.page().locator("#code")).hasText(Pattern.compile("\\d{6}"));
            var code = visit.page().locator("#code").innerText();
            visit.page().waitForTimeout(600);
            visit.screenshot("track-next-phone");
            here(40.716, -73.997);
            road.deliver(
                            phone,
                            stop,
                            SIGNATURE,
                            Map.of("kind", "CODE", "code", code),
                            Map.of(
                                    "kind",
                                    "PHOTO",
                                    "image",
                                    Base64.getEncoder().encodeToString(Pictures.redAndBlue("jpeg", 640, 480))))
                    .then()
                    .statusCode(200);
            assertThat(visit.text("Your order was delivered")).isVisible();
            assertThat(visit.text("Signed by Ada Lovelace")).isVisible();
            assertThat(visit.page().locator("#live")).isHidden();
            visit.screenshot("track-delivered-phone");
        }
    }

    @Test
    void it_is_readable_at_a_desk_and_at_night() {
        var first = road.packed(merchant);
        var second = road.packed(merchant);
        road.depart(phone, first, second);
        here(40.735, -73.985);
        var orders = road.day(phone).getList("trip.stops.orderId", String.class);
        try (var visit = browsers.visit(Screen.DESKTOP, ColorScheme.DARK)) {
            visit.open("/track/" + callers.shopper(merchant, orders.get(0)));
            assertThat(visit.page().locator(".map-mark.driver")).isVisible();
            visit.page().waitForTimeout(600);
            visit.screenshot("track-next-desktop-dark");
        }
        try (var visit = browsers.visit(Screen.PHONE, ColorScheme.DARK)) {
            visit.open("/track/" + callers.shopper(merchant, orders.get(1)));
            assertThat(visit.text("one stop before yours")).isVisible();
            assertThat(visit.page().locator(".map-mark.driver")).hasCount(0);
            visit.page().waitForTimeout(600);
            visit.screenshot("track-later-phone-dark");
        }
        road.fail(phone, road.stopOf(phone, orders.get(0)), "AGAIN").then().statusCode(200);
        try (var visit = browsers.visit(Screen.DESKTOP)) {
            visit.open("/track/" + callers.shopper(merchant, orders.get(0)));
            assertThat(visit.text("Nobody was at home")).isVisible();
            visit.page().waitForTimeout(600);
            visit.screenshot("track-failed-desktop");
        }
    }

    private void here(double lat, double lon) {
        var fix = Map.of(
                "deviceSeq", road.next(), "at", clock.instant().toString(), "lat", lat, "lon", lon, "accuracy", 5.0);
        Road.post(phone, "/v1/positions", Map.of("positions", List.of(fix)))
                .then()
                .statusCode(200);
    }
}
