package oms.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.MultiFormatWriter;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.ColorScheme;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import oms.Ids;
import oms.TestCallers;
import oms.TestDeliveries;
import oms.fleet.DriverRequest;
import oms.fleet.Drivers;
import oms.identity.PersonView;
import oms.identity.Roles;
import oms.order.OrderView;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.junit.jupiter.api.Test;

/** Codes are read from what stands before a device's camera: the labels that the packing bench prints, the bins and articles of a floor. */
@QuarkusTest
class CameraBrowserTest {
    private static final String BIN = "B-03-12";
    private static final LocatorAssertions.ContainsTextOptions SOON =
            new LocatorAssertions.ContainsTextOptions().setTimeout(20_000);

    @Inject
    Browsers browsers;

    @Inject
    Shop shop;

    @Inject
    TestCallers callers;

    @Inject
    TestDeliveries deliveries;

    @Inject
    Drivers drivers;

    @Test
    void a_driver_scans_one_printed_label_after_the_other_without_closing_the_camera() throws IOException {
        var merchant = shop.open();
        var driver = driver(merchant);
        var film = Film.named("labels");
        film.shoot(List.of(
                lowerHalf(label(merchant, shop.sell(merchant, "Ada Lovelace", "tok_approved"))),
                lowerHalf(label(merchant, shop.sell(merchant, "Grace Hopper", "tok_approved")))));
        deliveries.drain();
        try (var visit = browsers.visit(Screen.PHONE, ColorScheme.LIGHT, film)) {
            var page = visit.logIn(driver).page();
            assertThat(page.locator("#loaded")).hasText("0 of 2");
            page.locator("#camera").click();
            assertThat(page.locator("#scanned")).containsText("1 of 2", SOON);
            assertThat(finder(visit)).isVisible();
            assertThat(page.locator("#camera")).hasText("Close the camera");
            visit.screenshot("camera-driver");
            assertThat(page.locator("#loaded")).containsText("2 of 2", SOON);
            assertThat(finder(visit)).isVisible();
            page.locator("#camera").click();
            assertThat(finder(visit)).isHidden();
            assertThat(page.locator("#camera")).hasText("Scan with the camera");
        }
    }

    @Test
    void a_picker_reads_bin_and_article_by_camera() throws Exception {
        var merchant = shop.open();
        shop.sell(merchant, "Ada Lovelace", "tok_approved");
        var film = Film.named("floor");
        try (var visit = browsers.visit(Screen.PHONE, ColorScheme.DARK, film)) {
            var page = visit.logIn(callers.person(merchant, Roles.PICKER)).page();
            page.locator(".tasks .task").first().click();
            film.shoot(List.of(
                    code(BarcodeFormat.QR_CODE, BIN, 300),
                    code(BarcodeFormat.CODE_128, page.locator("p[data-sku]").textContent(), 180)));
            page.locator("[data-camera]").click();
            assertThat(page.locator("[data-praise]")).containsText("Right bin", SOON);
            assertThat(page.locator("[data-count]")).containsText("1 of 3", SOON);
            assertThat(page.locator("video")).isVisible();
            visit.screenshot("camera-picker-dark");
            page.locator("[data-camera]").click();
            assertThat(page.locator("video")).isHidden();
        }
    }

    private static Locator finder(Visit visit) {
        return visit.page().locator("#finder");
    }

    private PersonView driver(String merchant) {
        var person = callers.person(merchant, Roles.DRIVER);
        drivers.put(
                merchant,
                Shop.DRIVER,
                new DriverRequest(
                        "Shop driver",
                        person.id(),
                        Shop.WAREHOUSE,
                        0,
                        100,
                        LocalTime.MIN,
                        LocalTime.MIN,
                        "America/New_York",
                        null,
                        null));
        return person;
    }

    /** Picks and packs the order as the floor does. @return its label as the printer has it */
    private BufferedImage label(String merchant, OrderView order) throws IOException {
        var shipment = order.shipments().getFirst().id();
        var list = floor(merchant)
                .get("/v1/pick-lists?status=TO_DO&shipment=" + shipment)
                .jsonPath()
                .getString("items[0].id");
        for (var item : Map.of("WATER-5L", 2, "PHONE-X", 1).entrySet())
            post(
                    merchant,
                    "/v1/pick-lists/" + list + "/scans",
                    Map.of("sku", item.getKey(), "quantity", item.getValue()));
        var box = floor(merchant)
                .get("/v1/shipments/" + shipment + "/boxes")
                .jsonPath()
                .getMap("packages[0]");
        var items = new ArrayList<Map<String, Object>>();
        for (var content : (List<?>) box.get("contents"))
            items.add(
                    Map.of("sku", ((Map<?, ?>) content).get("sku"), "quantity", ((Map<?, ?>) content).get("quantity")));
        var sealed = post(
                merchant,
                "/v1/shipments/" + shipment + "/packages",
                Map.of("box", box.get("box"), "weightGrams", box.get("expectedWeightGrams"), "items", items));
        var pdf = floor(merchant)
                .accept("application/pdf")
                .get("/v1/packages/" + sealed + "/label.pdf")
                .asByteArray();
        try (var document = Loader.loadPDF(pdf)) {
            return new PDFRenderer(document).renderImageWithDPI(0, 203);
        }
    }

    private String post(String merchant, String path, Object body) {
        return floor(merchant)
                .header("Idempotency-Key", Ids.next("key"))
                .contentType("application/json")
                .body(body)
                .post(path)
                .then()
                .statusCode(org.hamcrest.Matchers.lessThan(300))
                .extract()
                .path("id");
    }

    private io.restassured.specification.RequestSpecification floor(String merchant) {
        return callers.as(merchant, Roles.WAREHOUSE);
    }

    private static BufferedImage lowerHalf(BufferedImage label) {
        var top = label.getHeight() / 2;
        return label.getSubimage(0, top, label.getWidth(), label.getHeight() - top);
    }

    private static BufferedImage code(BarcodeFormat format, String text, int height) throws Exception {
        var bits = new MultiFormatWriter().encode(text, format, 300, height);
        var image = new BufferedImage(bits.getWidth(), bits.getHeight(), BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < bits.getHeight(); y++)
            for (int x = 0; x < bits.getWidth(); x++) image.setRGB(x, y, bits.get(x, y) ? 0 : 0xffffff);
        return image;
    }
}
