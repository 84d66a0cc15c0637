package oms.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import oms.Ids;
import oms.TestCallers;
import oms.identity.Roles;
import oms.money.Money;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class CatalogPagesTest {
    @Inject
    Catalog catalog;

    @Inject
    Promotions promotions;

    @Inject
    PromotionRepository stored;

    @Inject
    TestCallers callers;

    final String merchant = Ids.next("mer");

    @BeforeEach
    void a_shop() {
        callers.merchant(merchant);
        catalog.put(merchant, SomeProducts.product("PHONE-X", 3900));
    }

    private RequestSpecification browser(String role) {
        return callers.browser(merchant, role);
    }

    private Response get(String path) {
        return browser(Roles.ORDER_MANAGER).get(path);
    }

    private Response post(String path, Map<String, String> fields) {
        return TestCallers.form(browser(Roles.ORDER_MANAGER)).formParams(fields).post(path);
    }

    private static Map<String, String> product(String... changes) {
        var form = new HashMap<>(Map.of(
                "name",
                "Tea",
                "price",
                "4.50",
                "units",
                "1",
                "weightGrams",
                "100",
                "lengthMm",
                "10",
                "widthMm",
                "10",
                "heightMm",
                "10"));
        for (int i = 0; i < changes.length; i += 2) form.put(changes[i], changes[i + 1]);
        return form;
    }

    private ProductView find(String sku) {
        return catalog.products(merchant, List.of(sku)).get(sku);
    }

    @Test
    void products_are_found_made_and_changed() {
        get("/catalog?q=phone").then().statusCode(200).body(allOf(containsString("PHONE-X"), containsString("$39.00")));
        get("/catalog?q=nothing").then().statusCode(200).body(containsString("No product fits"));
        post("/catalog/new", product("sku", "TEA", "barcode", "4006381333931", "fragile", "true"))
                .then()
                .statusCode(303)
                .header("Location", endsWith("/catalog/products/TEA"));
        assertThat(find("TEA").price()).isEqualTo(Money.of(450, "USD"));
        assertThat(find("TEA").fragile()).isTrue();
        get("/catalog/products/TEA").then().statusCode(200).body(containsString("4006381333931"));
        post("/catalog/products/TEA", product("price", "5", "archived", "true"))
                .then()
                .statusCode(303);
        assertThat(find("TEA").price()).isEqualTo(Money.of(500, "USD"));
        get("/catalog").then().body(not(containsString(">TEA<")));
        get("/catalog?archived=true").then().body(containsString(">TEA<"));
    }

    @Test
    void a_product_that_makes_no_sense_is_refused() {
        for (var wrong : List.of(
                product("sku", "T E A"),
                product("sku", ""),
                product("sku", "TEA", "price", "cheap"),
                product("sku", "TEA", "price", "1.999"),
                product("sku", "TEA", "price", ""),
                product("sku", "TEA", "units", "0"),
                product("sku", "TEA", "weightGrams", "-1"),
                product("sku", "TEA", "requiresSkill", "FLYING!")))
            assertThat(post("/catalog/new", wrong).statusCode())
                    .as(wrong.toString())
                    .isEqualTo(400);
        post("/catalog/new", product("sku", "PHONE-X")).then().statusCode(409).body(containsString("already"));
        assertThat(find("TEA")).isNull();
        assertThat(find("PHONE-X").price()).isEqualTo(Money.of(3900, "USD"));
    }

    @Test
    void a_file_of_products_is_taken_row_by_row() {
        TestCallers.form(browser(Roles.WAREHOUSE))
                .contentType("multipart/form-data")
                .multiPart(
                        "file",
                        "products.csv",
                        ("sku,name,price,currency,units,weight_grams,length_mm,width_mm,height_mm\n"
                                        + "TEA,Tea,4.50,USD,1,100,10,10,10\nMILK,Milk,cheap,USD,1,100,10,10,10\n")
                                .getBytes(java.nio.charset.StandardCharsets.UTF_8),
                        "text/csv")
                .post("/catalog/import")
                .then()
                .statusCode(200)
                .body(allOf(containsString("1 of 2 rows"), containsString("price")));
        assertThat(find("TEA")).isNotNull();
    }

    @Test
    void a_code_is_made_changed_and_paused_and_its_budget_is_live() {
        post(
                        "/catalog/promotions/new",
                        Map.of(
                                "code",
                                "spring",
                                "kind",
                                "AMOUNT",
                                "amount",
                                "5.00",
                                "budget",
                                "10",
                                "perCustomer",
                                "1"))
                .then()
                .statusCode(303);
        get("/catalog/promotions")
                .then()
                .statusCode(200)
                .body(allOf(
                        containsString("SPRING"),
                        containsString("$5.00 off"),
                        containsString("$0.00 of $10.00"),
                        containsString("once")));
        var five = promotions
                .quote(merchant, List.of("SPRING"), "ada@shop.example", Money.of(4700, "USD"), Money.of(300, "USD"))
                .discounts();
        io.quarkus.narayana.jta.QuarkusTransaction.requiringNew()
                .run(() -> promotions.redeem(merchant, Ids.next("ord"), "ada@shop.example", five));
        get("/catalog/promotions").then().body(containsString("$5.00 of $10.00"));
        post("/catalog/promotions/codes/SPRING", Map.of("kind", "AMOUNT", "amount", "5", "budget", "4"))
                .then()
                .statusCode(409);
        post(
                        "/catalog/promotions/codes/SPRING",
                        Map.of("kind", "PERCENTAGE", "percent", "10", "amount", "5", "budget", "5"))
                .then()
                .statusCode(303);
        get("/catalog/promotions").then().body(allOf(containsString("10 % off"), containsString("Used up")));
        post("/catalog/promotions/codes/SPRING/active", Map.of("to", "false"))
                .then()
                .statusCode(303);
        assertThat(stored.find(merchant, "SPRING").orElseThrow().active()).isFalse();
        get("/catalog/promotions/codes/spring").then().statusCode(200).body(containsString("Paused"));
    }

    @Test
    void a_code_that_makes_no_sense_is_refused() {
        for (var wrong : List.of(
                Map.of("code", "A B", "kind", "FREE_SHIPPING"),
                Map.of("code", "X1", "kind", "PERCENTAGE"),
                Map.of("code", "X1", "kind", "PERCENTAGE", "percent", "101"),
                Map.of("code", "X1", "kind", "AMOUNT", "amount", "0"),
                Map.of("code", "X1", "kind", "NOPE"),
                Map.of(
                        "code",
                        "X1",
                        "kind",
                        "FREE_SHIPPING",
                        "validFrom",
                        "2026-05-02T00:00",
                        "validUntil",
                        "2026-05-01T00:00"),
                Map.of("code", "X1", "kind", "FREE_SHIPPING", "validFrom", "soon")))
            assertThat(post("/catalog/promotions/new", wrong).statusCode())
                    .as(wrong.toString())
                    .isEqualTo(400);
        post("/catalog/promotions/new", Map.of("code", "X1", "kind", "FREE_SHIPPING"))
                .then()
                .statusCode(303);
        post("/catalog/promotions/new", Map.of("code", "x1", "kind", "FREE_SHIPPING"))
                .then()
                .statusCode(409);
    }

    @Test
    void foreign_things_are_not_there_and_others_may_not() {
        post("/catalog/promotions/new", Map.of("code", "OURS", "kind", "FREE_SHIPPING"))
                .then()
                .statusCode(303);
        var stranger = callers.browser(Ids.next("mer"), Roles.ADMINISTRATOR);
        stranger.get("/catalog/products/PHONE-X").then().statusCode(404);
        stranger.get("/catalog/promotions/codes/OURS").then().statusCode(404);
        stranger.get("/catalog").then().statusCode(200).body(containsString("No products yet"));
        stranger.get("/catalog/promotions").then().statusCode(200).body(containsString("No codes yet"));
        TestCallers.form(callers.browser(Ids.next("mer"), Roles.ORDER_MANAGER))
                .formParam("to", "false")
                .post("/catalog/promotions/codes/OURS/active")
                .then()
                .statusCode(404);
        browser(Roles.WAREHOUSE).get("/catalog/promotions").then().statusCode(403);
        browser(Roles.PICKER).get("/catalog").then().statusCode(403);
        browser(Roles.ORDER_MANAGER)
                .contentType("application/x-www-form-urlencoded")
                .formParam("to", "false")
                .post("/catalog/promotions/codes/OURS/active")
                .then()
                .statusCode(400);
    }
}
