package oms.delivery;

import static oms.delivery.Road.SIGNATURE;
import static oms.delivery.Road.get;
import static oms.delivery.Road.post;
import static oms.delivery.Road.put;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import oms.Ids;
import oms.TestCallers;
import oms.TestDeliveries;
import oms.identity.Roles;
import oms.order.OrderStatus;
import oms.order.Orders;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ProofsTest {
    private static final Map<String, Object> PHOTO =
            Map.of("kind", "PHOTO", "image", Base64.getEncoder().encodeToString(Pictures.redAndBlue("jpeg", 320, 240)));

    @Inject
    Road road;

    @Inject
    DoorCodes codes;

    @Inject
    TripRepository trips;

    @Inject
    Orders orders;

    @Inject
    TestCallers callers;

    @Inject
    TestDeliveries deliveries;

    @Inject
    Jdbi jdbi;

    final String merchant = Ids.next("mer");
    String phone;
    String order;
    String stop;

    @BeforeEach
    void a_driver_on_the_way_to_a_door() {
        road.warehouse(merchant);
        phone = road.driver(merchant, "D1");
        order = road.packed(merchant);
        stop = road.depart(phone, order);
    }

    @Test
    void a_photo_is_proof_enough_and_can_be_looked_at() throws Exception {
        road.deliver(phone, stop, PHOTO).then().statusCode(200).body("status", equalTo("DELIVERED"));
        var office = callers.bearer(merchant, Roles.ORDER_MANAGER);
        var image = get(office, "/v1/orders/" + order + "/proof")
                .then()
                .statusCode(200)
                .body("items.kind", contains("PHOTO"))
                .body("items[0].attempt", equalTo("DELIVERED"))
                .extract()
                .jsonPath()
                .getString("items[0].image");
        var picture = get(office, image)
                .then()
                .statusCode(200)
                .contentType("image/jpeg")
                .extract();
        assertThat(ImageIO.read(new ByteArrayInputStream(picture.asByteArray())).getWidth())
                .isEqualTo(320);
    }

    @Test
    void several_proofs_are_kept_in_one_report_and_shown_to_whom_they_concern() {
        var code = issue();
        road.deliver(phone, stop, SIGNATURE, PHOTO, code(code)).then().statusCode(200);
        deliveries.drain();
        assertThat(orders.get(merchant, order).status()).isEqualTo(OrderStatus.DELIVERED);
        var shopper = callers.shopper(merchant, order);
        var proofs = get(shopper, "/v1/orders/" + order + "/proof")
                .then()
                .statusCode(200)
                .body("items.kind", containsInAnyOrder("SIGNATURE", "PHOTO", "CODE"))
                .extract()
                .jsonPath();
        get(shopper, proofs.getString("items.find { it.kind == 'SIGNATURE' }.image"))
                .then()
                .statusCode(200)
                .contentType("image/svg+xml")
                .body(startsWith("<svg"));
        get(shopper, "/v1/orders/" + order + "/proof/" + proofs.getString("items.find { it.kind == 'CODE' }.id"))
                .then()
                .statusCode(404);
        var other = callers.shopper(merchant, road.packed(merchant));
        get(other, "/v1/orders/" + order + "/proof").then().statusCode(404);
        var stranger = callers.bearer(Ids.next("mer"), Roles.ADMINISTRATOR);
        get(stranger, "/v1/orders/" + order + "/proof").then().statusCode(404);
        get(phone, "/v1/orders/" + order + "/proof").then().statusCode(403);
    }

    @Test
    void a_report_with_a_code_told_again_counts_once() {
        var report = Map.of("proofs", List.of(code(issue())), "deviceSeq", road.next());
        for (int i = 0; i < 2; i++)
            post(phone, "/v1/stops/" + stop + "/deliver", report)
                    .then()
                    .statusCode(200)
                    .body("status", equalTo("DELIVERED"));
        assertThat(kept()).isEqualTo(1);
    }

    @Test
    void a_wrong_code_counts_although_nothing_is_handed_over() {
        var right = issue();
        for (int left = 4; left >= 1; left--)
            road.deliver(phone, stop, code(wrong(right)))
                    .then()
                    .statusCode(422)
                    .body("code", equalTo("wrong_code"))
                    .body("triesLeft", equalTo(left));
        road.deliver(phone, stop, code(wrong(right)))
                .then()
                .statusCode(422)
                .body("code", equalTo("code_tries_exhausted"));
        road.deliver(phone, stop, code(right)).then().statusCode(422).body("code", equalTo("code_tries_exhausted"));
        road.deliver(phone, stop, code(issue())).then().statusCode(422).body("code", equalTo("code_tries_exhausted"));
        assertThat(orders.get(merchant, order).status()).isEqualTo(OrderStatus.IN_TRANSIT);
        road.deliver(phone, stop, SIGNATURE).then().statusCode(200);
    }

    @Test
    void five_guesses_are_five_however_many_come_at_once() throws Exception {
        var right = issue();
        var guesses = new ArrayList<Callable<String>>();
        for (int i = 0; i < 20; i++)
            guesses.add(() ->
                    road.deliver(phone, stop, code(wrong(right))).jsonPath().getString("code"));
        try (var pool = Executors.newFixedThreadPool(8)) {
            var answers = new ArrayList<String>();
            for (var answer : pool.invokeAll(guesses)) answers.add(answer.get());
            var counts = answers.stream().collect(Collectors.groupingBy(a -> a, Collectors.counting()));
            assertThat(counts).isEqualTo(Map.of("wrong_code", 4L, "code_tries_exhausted", 16L));
        }
        int tried =
                jdbi.withHandle(h -> h.createQuery("select count(*) from oms_delivery.door_try where stop_id = :stop")
                        .bind("stop", stop)
                        .mapTo(Integer.class)
                        .one());
        assertThat(tried).isEqualTo(5);
    }

    @Test
    void a_driver_cannot_guess_from_door_to_door() {
        road.fail(phone, stop, "WAREHOUSE").then().statusCode(200);
        var first = road.packed(merchant);
        var second = road.packed(merchant);
        road.depart(phone, first, second);
        for (int i = 0; i < 5; i++) {
            stop = road.stopOf(phone, i < 3 ? first : second);
            road.deliver(phone, stop, code(wrong(issue()))).then().statusCode(422);
        }
        road.deliver(phone, stop, code(issue())).then().statusCode(422).body("code", equalTo("code_tries_exhausted"));
    }

    @Test
    void an_old_code_a_used_one_and_none_are_told_apart() {
        road.deliver(phone, stop, code("123456")).then().statusCode(422).body("code", equalTo("no_code"));
        var code = issue();
        jdbi.useHandle(
                h -> h.createUpdate("update oms_delivery.door_code set expires_at = issued_at where stop_id = :stop")
                        .bind("stop", stop)
                        .execute());
        road.deliver(phone, stop, code(code)).then().statusCode(422).body("code", equalTo("code_expired"));
        var first = issue();
        var second = issue();
        if (!first.equals(second))
            road.deliver(phone, stop, code(first)).then().statusCode(422).body("code", equalTo("wrong_code"));
        road.deliver(phone, stop, code(second)).then().statusCode(200);
    }

    @Test
    void a_code_is_kept_as_a_salted_hash_only() {
        var code = issue();
        var kept = jdbi.withHandle(h -> h.createQuery("select hash from oms_delivery.door_code where stop_id = :stop")
                .bind("stop", stop)
                .mapTo(byte[].class)
                .one());
        assertThat(kept).hasSize(32).isNotEqualTo(code.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    }

    @Test
    void a_merchant_says_which_proofs_it_wants_from_which_value_on() {
        var dispatcher = callers.bearer(merchant, Roles.DISPATCHER);
        var rules = Map.of(
                "rules",
                List.of(
                        Map.of("from", usd(0), "required", List.of("SIGNATURE")),
                        Map.of("from", usd(4_000), "required", List.of("PHOTO", "CODE")),
                        Map.of("from", usd(50_000), "required", List.of("CODE"))));
        put(dispatcher, "/v1/delivery/proof-rules", rules)
                .then()
                .statusCode(200)
                .body("rules", hasSize(3));
        get(phone, "/v1/stops/" + stop).then().statusCode(200).body("requiredProofs", contains("CODE", "PHOTO"));
        assertThat(road.day(phone).getList("trip.stops[0].requiredProofs")).containsExactly("CODE", "PHOTO");
        road.deliver(phone, stop, SIGNATURE, code("000000"))
                .then()
                .statusCode(422)
                .body("code", equalTo("proof_missing"))
                .body("missing", contains("PHOTO"));
        road.deliver(phone, stop, PHOTO, code(issue())).then().statusCode(200);
        put(phone, "/v1/delivery/proof-rules", rules).then().statusCode(403);
        get(callers.bearer(Ids.next("mer"), Roles.DISPATCHER), "/v1/delivery/proof-rules")
                .then()
                .body("rules", hasSize(0));
    }

    @Test
    void rules_that_contradict_each_other_are_refused() {
        var dispatcher = callers.bearer(merchant, Roles.DISPATCHER);
        var rule = Map.of("from", usd(100), "required", List.of("CODE"));
        for (var rules : List.of(
                List.of(rule, rule),
                List.of(Map.of("from", usd(-1), "required", List.of("CODE"))),
                List.of(Map.of("from", usd(1), "required", List.of()))))
            put(dispatcher, "/v1/delivery/proof-rules", Map.of("rules", rules))
                    .then()
                    .statusCode(400);
        get(dispatcher, "/v1/delivery/proof-rules").then().body("rules", hasSize(0));
    }

    @Test
    void a_proof_has_the_fields_of_its_kind() {
        for (var proof : List.of(
                Map.of("kind", "SIGNATURE"),
                Map.of("kind", "SIGNATURE", "receivedBy", " ", "strokes", List.of(List.of(Map.of("x", 1, "y", 1)))),
                Map.of("kind", "CODE"),
                Map.of("kind", "CODE", "code", "12345"),
                Map.of("kind", "CODE", "code", "123456", "receivedBy", "x"),
                Map.of("kind", "PHOTO"),
                Map.of("kind", "PHOTO", "image", "bm8gcGljdHVyZQ=="),
                Map.of(
                        "kind",
                        "PHOTO",
                        "image",
                        Base64.getEncoder().encodeToString(Pictures.claiming(90_000, 90_000)))))
            road.deliver(phone, stop, proof).then().statusCode(400);
        road.deliver(phone, stop, PHOTO, PHOTO).then().statusCode(400);
        road.deliver(phone, stop, SIGNATURE).then().statusCode(200);
    }

    @Test
    void a_failed_attempt_can_be_shown_by_a_photo() {
        post(
                        phone,
                        "/v1/stops/" + stop + "/fail",
                        Map.of(
                                "reason",
                                "NOT_HOME",
                                "nextStep",
                                "AGAIN",
                                "proofs",
                                List.of(PHOTO),
                                "deviceSeq",
                                road.next()))
                .then()
                .statusCode(200);
        get(callers.bearer(merchant, Roles.DISPATCHER), "/v1/orders/" + order + "/proof")
                .then()
                .body("items.attempt", contains("FAILED"));
    }

    @Test
    void what_is_tried_again_stays_on_the_vehicle_until_it_is_scanned() {
        var sscc = road.boxOf(phone, order);
        road.fail(phone, stop, "AGAIN").then().statusCode(200);
        assertThat(road.day(phone).getString("trip.stops[0].packages[0].status"))
                .isEqualTo("ON_VEHICLE");
        post(phone, "/v1/trips/" + road.trip(phone) + "/depart", Map.of())
                .then()
                .statusCode(409)
                .body("code", equalTo("not_all_loaded"));
        var warehouse = callers.bearer(merchant, Roles.WAREHOUSE);
        for (int i = 0; i < 2; i++)
            post(warehouse, "/v1/driver/returns", Map.of("sscc", sscc)).then().statusCode(204);
        assertThat(road.day(phone).getString("trip.stops[0].packages[0].status"))
                .isEqualTo("READY");
        assertThat(orders.get(merchant, order).status()).isEqualTo(OrderStatus.DELIVERY_FAILED);
        stop = road.depart(phone, order);
        road.fail(phone, stop, "AGAIN").then().statusCode(200);
        road.deliver(phone, road.depart(phone, order), SIGNATURE).then().statusCode(200);
    }

    @Test
    void warehouse_people_take_packages_back() {
        var sscc = road.boxOf(phone, order);
        var warehouse = callers.bearer(merchant, Roles.WAREHOUSE);
        post(warehouse, "/v1/driver/returns", Map.of("sscc", sscc))
                .then()
                .statusCode(409)
                .body("code", equalTo("not_coming_back"));
        road.fail(phone, stop, "WAREHOUSE").then().statusCode(200);
        post(callers.bearer(Ids.next("mer"), Roles.WAREHOUSE), "/v1/driver/returns", Map.of("sscc", sscc))
                .then()
                .statusCode(404);
        post(warehouse, "/v1/driver/returns", Map.of("sscc", sscc)).then().statusCode(204);
        deliveries.drain();
        assertThat(orders.get(merchant, order).status().isTerminal()).isTrue();
    }

    private String issue() {
        return codes.issue(List.of(trips.stop(merchant, stop).orElseThrow())).code();
    }

    private static String wrong(String right) {
        return right.equals("000000") ? "000001" : "000000";
    }

    private static Map<String, Object> code(String digits) {
        return Map.of("kind", "CODE", "code", digits);
    }

    private static Map<String, Object> usd(long minor) {
        return Map.of("amount", minor, "currency", "USD");
    }

    private int kept() {
        return jdbi.withHandle(h -> h.createQuery("select count(*) from oms_delivery.proof where stop_id = :stop")
                .bind("stop", stop)
                .mapTo(Integer.class)
                .one());
    }
}
