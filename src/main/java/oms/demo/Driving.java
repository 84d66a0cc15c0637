package oms.demo;

import static oms.demo.Narrator.clock;
import static oms.demo.Narrator.money;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import oms.outside.Api;
import oms.outside.Wheel;

/** Stages 6 to 8: loaded by scan, on the road, handed over. */
final class Driving {
    private static final int FIXES = 12;

    private final Example example;
    private final Wheel wheel;
    private JsonNode stop = MissingNode.getInstance();

    Driving(Example example) {
        this.example = example;
        this.wheel = example.scene.wheel("D1");
    }

    void handOff() {
        var trip = example.scene.await(
                "the trip has the package",
                () -> wheel.trip().filter(t -> mine(t).path("packages").size() > 0));
        var id = trip.path("id").asText();
        refuseForeign(id);
        for (var box : mine(trip).path("packages")) {
            var scanned = wheel.load(id, box.path("sscc").asText());
            example.tell(
                    "scan",
                    "(00)%s: on board of D1, %d of %d"
                            .formatted(
                                    box.path("sscc").asText(),
                                    scanned.path("loaded").asInt(),
                                    scanned.path("total").asInt()));
        }
        var left = wheel.depart(id).path("trip");
        stop = mine(left);
        example.tell(
                "trip",
                "left %s at %s with %d stops; this one is number %d"
                        .formatted(
                                left.path("warehouse").asText(),
                                clock(left.path("departedAt")),
                                left.path("stops").size(),
                                stop.path("position").asInt()));
        example.scene.await(example.orderId(), "IN_TRANSIT");
        example.check(!stop.isMissingNode(), "the package is on the trip that left");
        new Tracking(example).readMail();
    }

    /** A package of D2's trip is scanned by mistake. */
    private void refuseForeign(String trip) {
        var foreign = example.scene
                .wheel("D2")
                .trip()
                .flatMap(other -> Wheel.stops(other).stream()
                        .flatMap(s -> StreamSupport.stream(s.path("packages").spliterator(), false))
                        .findFirst());
        if (foreign.isEmpty()) return;
        try {
            wheel.load(trip, foreign.get().path("sscc").asText());
            example.check(false, "a package of D2's trip is refused");
        } catch (Api.Refused refused) {
            example.tell(
                    "wrong scan",
                    "%d %s: %s"
                            .formatted(
                                    refused.status,
                                    refused.code(),
                                    refused.problem.path("detail").asText()));
            example.scene.checks().same("other_trip", refused.code(), "a package of D2's trip is refused");
        }
    }

    private JsonNode mine(JsonNode trip) {
        return Wheel.stops(trip).stream()
                .filter(s -> s.path("orderId").asText().equals(example.orderId()))
                .findFirst()
                .orElse(MissingNode.getInstance());
    }

    void drive() {
        var from = City.WAREHOUSES.getFirst();
        var way = new ArrayList<double[]>();
        for (int i = 1; i <= FIXES; i++) way.add(between(from.lat(), from.lon(), (double) i / FIXES));
        var halfway = wheel.positions(way.subList(0, FIXES / 2));
        example.tell(
                "positions",
                "%d from the phone of D1".formatted(halfway.path("accepted").asInt()));
        new Tracking(example).look();
        var rest = wheel.positions(way.subList(FIXES / 2, FIXES));
        var again = wheel.repeat();
        example.tell(
                "positions",
                "%d more; the phone sends them again after a gap: %d are new, %d known"
                        .formatted(
                                rest.path("accepted").asInt(),
                                again.path("accepted").asInt(),
                                again.path("repeated").asInt()));
        var seen = example.scene.driver("D1").path("location");
        example.check(
                halfway.path("accepted").asInt() + rest.path("accepted").asInt() == FIXES
                        && again.path("accepted").asInt() == 0,
                "each position counts once");
        example.check(
                near(seen.path("lat").asDouble(), City.EXAMPLE_DOOR.lat())
                        && near(seen.path("lon").asDouble(), City.EXAMPLE_DOOR.lon()),
                "D1 was last seen at the shopper's door");
    }

    private static double[] between(double lat, double lon, double part) {
        return new double[] {lat + (City.EXAMPLE_DOOR.lat() - lat) * part, lon + (City.EXAMPLE_DOOR.lon() - lon) * part
        };
    }

    private static boolean near(double a, double b) {
        return Math.abs(a - b) < 1e-4;
    }

    void deliver() {
        var scene = example.scene;
        var water = scene.stock("WATER-5L");
        var phone = scene.stock("PHONE-X");
        var load = scene.driver("D1").path("load").asInt();
        wheel.arrive(stop.path("id").asText());
        var proof = new Tracking(example).code();
        wheel.deliver(stop.path("id").asText(), proofs(proof));
        scene.await(example.orderId(), "DELIVERED");
        var payment = scene.await(
                "the capture is done",
                () -> Optional.of(example.of("payment"))
                        .filter(p -> p.path("captured").path("amount").asLong() > 0));
        example.tell(
                "capture",
                "%s taken of the %s held, once, for this shipment"
                        .formatted(money(payment.path("captured")), money(payment.path("amount"))));
        var waterThen = scene.stock("WATER-5L");
        var phoneThen = scene.stock("PHONE-X");
        example.tell("stock", "%s, %s on hand at WH-NY".formatted(onHand(water, waterThen), onHand(phone, phoneThen)));
        var loadThen = scene.driver("D1").path("load").asInt();
        example.tell("capacity", "D1 %d → %d".formatted(load, loadThen));
        scene.checks().same(5_000L, payment.path("captured").path("amount").asLong(), "$50.00 captured");
        scene.checks()
                .same(
                        "2 and 1",
                        (water.path("onHand").asInt() - waterThen.path("onHand").asInt()) + " and "
                                + (phone.path("onHand").asInt()
                                        - phoneThen.path("onHand").asInt()),
                        "2 and 1 pieces left the stock for good");
        scene.checks().same("8 to 3", load + " to " + loadThen, "5 units of D1's capacity are free again");
    }

    private List<Map<String, Object>> proofs(String code) {
        example.tell("proof", "the shopper tells the one-time code " + code + " of the tracking page, and signs");
        return List.of(Wheel.code(code), Wheel.signature("Shopper 3"));
    }

    private static String onHand(JsonNode before, JsonNode after) {
        return "%s %d → %d"
                .formatted(
                        after.path("sku").asText(),
                        before.path("onHand").asInt(),
                        after.path("onHand").asInt());
    }
}
