package oms.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import oms.Ids;
import oms.TestCallers;
import oms.fleet.DriverRequest;
import oms.fleet.Drivers;
import oms.geo.GeoPoint;
import oms.identity.PersonView;
import oms.identity.Roles;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PositionsTest {
    @Inject
    Drivers drivers;

    @Inject
    TestCallers callers;

    @Inject
    ForgetOldPositions forgetting;

    @Inject
    Jdbi jdbi;

    @Inject
    Clock clock;

    final String merchant = Ids.next("mer");
    PersonView person;
    String phone;
    Instant now;

    @BeforeEach
    void a_driver_with_a_phone() {
        person = driver("D1");
        phone = callers.deviceOf(merchant, person);
        now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    @Test
    void a_batch_is_kept_and_its_latest_fix_is_where_the_driver_is() {
        tell(phone, fix(1, -20, 40.71, -74.0), fix(3, -5, 40.73, -73.98), fix(2, -10, 40.72, -73.99))
                .then()
                .statusCode(200)
                .body("accepted", equalTo(3))
                .body("repeated", equalTo(0))
                .body("conflicting", hasSize(0))
                .body("lastPositionAt", equalTo(now.minusSeconds(5).toString()));
        assertThat(drivers.get(merchant, "D1").location()).isEqualTo(new GeoPoint(40.73, -73.98));
    }

    @Test
    void what_comes_late_is_kept_but_the_driver_does_not_go_back() {
        tell(phone, fix(9, -5, 40.75, -73.95)).then().statusCode(200);
        tell(phone, fix(4, -300, 40.70, -74.01))
                .then()
                .body("accepted", equalTo(1))
                .body("lastPositionAt", equalTo(now.minusSeconds(5).toString()));
        assertThat(drivers.get(merchant, "D1").location()).isEqualTo(new GeoPoint(40.75, -73.95));
        assertThat(kept()).isEqualTo(2);
    }

    @Test
    void what_comes_again_counts_once() {
        tell(phone, fix(1, -5, 40.75, -73.95), fix(1, -5, 40.75, -73.95))
                .then()
                .body("accepted", equalTo(1))
                .body("repeated", equalTo(1));
        tell(phone, fix(1, -5, 40.75, -73.95), fix(2, -4, 40.76, -73.95))
                .then()
                .body("accepted", equalTo(1))
                .body("repeated", equalTo(1));
        assertThat(kept()).isEqualTo(2);
    }

    @Test
    void another_fix_under_a_used_number_is_reported_and_changes_nothing() {
        tell(phone, fix(1, -5, 40.75, -73.95)).then().statusCode(200);
        tell(phone, fix(1, -1, 40.10, -73.10), fix(2, -4, 40.76, -73.95), fix(2, -3, 40.77, -73.95))
                .then()
                .statusCode(200)
                .body("accepted", equalTo(1))
                .body("repeated", equalTo(0))
                .body("conflicting", containsInAnyOrder(1, 2));
        assertThat(drivers.get(merchant, "D1").location()).isEqualTo(new GeoPoint(40.76, -73.95));
    }

    @Test
    void the_future_the_distant_past_and_places_beyond_earth_are_pointed_at_and_nothing_is_kept() {
        tell(
                        phone,
                        fix(1, -5, 40.75, -73.95),
                        fix(2, 600, 40.75, -73.95),
                        fix(3, -86_400 * 40, 40.75, -73.95),
                        fix(4, -5, 90.5, -73.95),
                        fix(5, -5, 40.75, -181))
                .then()
                .statusCode(400)
                .body(
                        "errors.pointer",
                        equalTo(List.of("/positions/1/at", "/positions/2/at", "/positions/3/lat", "/positions/4/lon")));
        assertThat(kept()).isZero();
        assertThat(drivers.get(merchant, "D1").location()).isNull();
        tell(phone, fix(6, 60, 40.75, -73.95)).then().statusCode(200);
    }

    @Test
    void two_phones_that_tell_shuffled_batches_at_once_lose_nothing_and_double_nothing() throws Exception {
        var second = callers.deviceOf(merchant, person);
        var told = new ArrayList<Callable<Response>>();
        for (var device : List.of(phone, second)) {
            var fixes = new ArrayList<>(IntStream.range(0, 100)
                    .mapToObj(i -> fix(i, -i - (device.equals(second) ? 0.5 : 0), 40.70 + i * 0.001, -74))
                    .toList());
            for (int round = 0; round < 4; round++) {
                Collections.shuffle(fixes, new Random(round));
                for (int from = 0; from < 100; from += 25) {
                    var batch = List.copyOf(fixes.subList(from, from + 25));
                    told.add(() -> send(device, Map.of("positions", batch)));
                }
            }
        }
        Collections.shuffle(told, new Random(7));
        try (var pool = Executors.newFixedThreadPool(8)) {
            var accepted = 0;
            for (var answer : pool.invokeAll(told))
                accepted +=
                        answer.get().then().statusCode(200).extract().jsonPath().getInt("accepted");
            assertThat(accepted).isEqualTo(200);
        }
        assertThat(kept()).isEqualTo(200);
        assertThat(drivers.get(merchant, "D1").seenAt()).isEqualTo(now);
    }

    @Test
    void only_drivers_tell_positions_and_only_dispatchers_see_them_all() {
        var dispatcher = callers.bearer(merchant, Roles.DISPATCHER);
        tell(dispatcher, fix(1, -5, 40.75, -73.95)).then().statusCode(403);
        tell(callers.bearer(merchant, Roles.DRIVER), fix(1, -5, 40.75, -73.95))
                .then()
                .statusCode(404);
        tell(phone, fix(1, -5, 40.75, -73.95)).then().statusCode(200);
        driver("D2");
        get(dispatcher)
                .then()
                .statusCode(200)
                .body("items.driver", equalTo(List.of("D1")))
                .body("items[0].location.lat", equalTo(40.75f))
                .body("items[0].at", equalTo(now.minusSeconds(5).toString()));
        get(phone).then().statusCode(403);
        get(callers.bearer(Ids.next("mer"), Roles.DISPATCHER))
                .then()
                .statusCode(200)
                .body("items", hasSize(0));
    }

    @Test
    void an_empty_or_endless_batch_is_refused() {
        send(phone, Map.of("positions", List.of())).then().statusCode(400);
        var many = IntStream.range(0, 501).mapToObj(i -> fix(i, -i, 40, -74)).toList();
        send(phone, Map.of("positions", many)).then().statusCode(400);
        assertThat(kept()).isZero();
    }

    @Test
    void old_positions_are_forgotten() {
        tell(phone, fix(1, -5, 40.75, -73.95), fix(2, -86_400 * 29, 40.75, -73.95))
                .then()
                .body("accepted", equalTo(2));
        var old = now.minus(Duration.ofDays(33)).atZone(ZoneOffset.UTC).toLocalDate();
        jdbi.useHandle(h -> {
            h.execute("select oms_delivery.keep_position_day(?)", old);
            h.createUpdate("""
                            insert into oms_delivery.position (merchant, device, device_seq, driver, at, lat, lon, received_at)
                            values (:merchant, 'd', 3, 'D1', :at, 40, -74, :at)""")
                    .bind("merchant", merchant)
                    .bind("at", now.minus(Duration.ofDays(33)))
                    .execute();
        });
        assertThat(kept()).isEqualTo(3);
        forgetting.forget();
        assertThat(kept()).isEqualTo(2);
        boolean gone = jdbi.withHandle(h -> h.createQuery("select to_regclass(:name) is null")
                .bind("name", "oms_delivery.position_" + old.toString().replace("-", ""))
                .mapTo(Boolean.class)
                .one());
        assertThat(gone).isTrue();
    }

    private PersonView driver(String code) {
        var driver = callers.person(merchant, Roles.DRIVER);
        drivers.put(
                merchant,
                code,
                new DriverRequest(
                        code, driver.id(), null, 0, 10, LocalTime.MIN, LocalTime.MIN, "America/New_York", null, null));
        return driver;
    }

    private Map<String, Object> fix(long seq, double seconds, double lat, double lon) {
        var fix = new HashMap<String, @Nullable Object>();
        fix.put("deviceSeq", seq);
        fix.put("at", now.plusMillis(Math.round(seconds * 1000)).toString());
        fix.put("lat", lat);
        fix.put("lon", lon);
        fix.put("accuracy", 8.0);
        return fix;
    }

    @SafeVarargs
    private static Response tell(String key, Map<String, Object>... fixes) {
        return send(key, Map.of("positions", List.of(fixes)));
    }

    private static Response send(String key, Object body) {
        return RestAssured.given()
                .header("Authorization", "Bearer " + key)
                .contentType(ContentType.JSON)
                .body(body)
                .post("/v1/positions");
    }

    private static Response get(String key) {
        return RestAssured.given().header("Authorization", "Bearer " + key).get("/v1/positions");
    }

    private int kept() {
        return jdbi.withHandle(
                h -> h.createQuery("select count(*) from oms_delivery.position where merchant = :merchant")
                        .bind("merchant", merchant)
                        .mapTo(Integer.class)
                        .one());
    }
}
