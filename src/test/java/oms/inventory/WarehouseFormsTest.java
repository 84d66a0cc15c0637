package oms.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import oms.Ids;
import oms.TestCallers;
import oms.identity.Roles;
import oms.money.Money;
import org.junit.jupiter.api.Test;

@QuarkusTest
class WarehouseFormsTest {
    @Inject
    TestCallers callers;

    @Inject
    Warehouses warehouses;

    final String merchant = Ids.next("mer");

    @Test
    void a_warehouse_is_made_and_changed_in_the_console() {
        send("/inventory/warehouses/new", fields()).then().statusCode(303);
        var made = warehouses.get(merchant, "WH-1");
        assertThat(made.address().line1()).isEqualTo("1 Dock Street");
        assertThat(made.perOrderCost()).isEqualTo(Money.of(120, "USD"));
        assertThat(made.servedRadiusKm()).isEqualTo(25.0);
        var page = callers.browser(merchant, Roles.WAREHOUSE).get("/inventory/warehouses/WH-1/edit");
        page.then().statusCode(200).body(allOf(containsString("1 Dock Street"), containsString("1.20")));
        send("/inventory/warehouses/WH-1/edit", with("name", "Dock two", "active", ""))
                .then()
                .statusCode(303);
        assertThat(warehouses.get(merchant, "WH-1").name()).isEqualTo("Dock two");
        assertThat(warehouses.get(merchant, "WH-1").active()).isFalse();
    }

    @Test
    void what_cannot_be_is_said_and_what_was_typed_stays() {
        refused(with("cutOff", "05:00"), "then comes the cut-off");
        refused(with("lat", "north"), "Latitude");
        refused(with("perOrderCost", "1.234"), "Cost of an order");
        refused(with("zone", "Mars/Base"), "Time zone");
        refused(with("geofence", "{\"type\":"), "GeoJSON");
        refused(with("country", "ZZ"), "ISO 3166-1");
        refused(with("code", "a b"), "letters, digits");
        send("/inventory/warehouses/new", fields()).then().statusCode(303);
        refused(fields(), "already");
        TestCallers.form(callers.browser(merchant, Roles.ORDER_MANAGER))
                .formParams(fields())
                .post("/inventory/warehouses/new")
                .then()
                .statusCode(403);
        callers.browser(Ids.next("mer"), Roles.WAREHOUSE)
                .get("/inventory/warehouses/WH-1/edit")
                .then()
                .statusCode(404);
    }

    private void refused(Map<String, String> fields, String words) {
        send("/inventory/warehouses/new", fields)
                .then()
                .statusCode(400)
                .body(allOf(containsString(words), containsString("Dock one")));
    }

    private Response send(String path, Map<String, String> fields) {
        return TestCallers.form(callers.browser(merchant, Roles.WAREHOUSE))
                .formParams(fields)
                .post(path);
    }

    private static Map<String, String> with(String... pairs) {
        var fields = new HashMap<>(fields());
        for (int i = 0; i < pairs.length; i += 2) fields.put(pairs[i], pairs[i + 1]);
        return fields;
    }

    private static Map<String, String> fields() {
        var fields = new HashMap<String, String>();
        fields.put("code", "WH-1");
        fields.put("name", "Dock one");
        fields.put("line1", "1 Dock Street");
        fields.put("city", "New York");
        fields.put("postalCode", "10004");
        fields.put("country", "us");
        fields.put("lat", "40.7440");
        fields.put("lon", "-73.9485");
        fields.put("zone", "America/New_York");
        fields.put("opens", "08:00");
        fields.put("closes", "20:00");
        fields.put("cutOff", "16:00");
        fields.put("pickLeadMinutes", "30");
        fields.put("waveMinutes", "60");
        fields.put("perOrderCost", "1.20");
        fields.put("servedRadiusKm", "25");
        fields.put("active", "yes");
        return fields;
    }
}
