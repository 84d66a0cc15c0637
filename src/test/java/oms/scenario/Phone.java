package oms.scenario;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/** A driver's phone. It counts what it tells, so that nothing it tells twice counts twice. */
final class Phone {
    private static final List<Object> STROKES = List.of(List.of(
            Map.of("x", 10.0, "y", 20.0),
            Map.of("x", 30.0, "y", 25.0),
            Map.of("x", 60.0, "y", 12.0),
            Map.of("x", 90.0, "y", 40.0)));

    final String driver;
    private final Desk desk;
    private final AtomicLong told = new AtomicLong();

    Phone(String driver, Desk desk) {
        this.driver = driver;
        this.desk = desk;
    }

    Json day() {
        return desk.get("/v1/driver/trip");
    }

    /** @return the stop of the order on the trip at hand; fails where there is none */
    Map<String, Object> stopOf(String order) {
        return stopsOf(order).stream()
                .filter(stop -> Set.of("PLANNED", "ARRIVED").contains(stop.get("status")))
                .findFirst()
                .orElseThrow(() -> new AssertionError(driver + " does not drive to " + order));
    }

    private List<Map<String, Object>> stopsOf(String order) {
        return day().where("trip.stops", "orderId", order).getList("");
    }

    boolean drivesTo(String order) {
        return stopsOf(order).stream().anyMatch(stop -> !"CANCELLED".equals(stop.get("status")));
    }

    void load(String order) {
        var day = day();
        List<String> boxes = day.where("trip.stops", "orderId", order).getList("[0].packages.sscc");
        for (var sscc : boxes) desk.post("/v1/trips/" + day.getString("trip.id") + "/load-scans", Map.of("sscc", sscc));
    }

    Answer triesToLoad(String sscc) {
        return desk.tries("/v1/trips/" + trip() + "/load-scans", Map.of("sscc", sscc));
    }

    List<String> boxesOf(String order) {
        return day().where("trip.stops", "orderId", order).getList("[0].packages.sscc");
    }

    /** What is not on board yet stays for the next trip. */
    void depart() {
        desk.post("/v1/trips/" + trip() + "/depart", Map.of("leaveBehind", true));
    }

    void isAt(Instant now, double... latitudesAndLongitudes) {
        var fixes = new ArrayList<Map<String, Object>>();
        for (int i = 0; i < latitudesAndLongitudes.length; i += 2)
            fixes.add(Map.of(
                    "deviceSeq",
                    told.incrementAndGet(),
                    "at",
                    now.minusSeconds(latitudesAndLongitudes.length - i).toString(),
                    "lat",
                    latitudesAndLongitudes[i],
                    "lon",
                    latitudesAndLongitudes[i + 1],
                    "accuracy",
                    8.0));
        desk.post("/v1/positions", Map.of("positions", fixes));
    }

    void arrive(String order) {
        desk.post("/v1/stops/" + stopOf(order).get("id") + "/arrive", Map.of("deviceSeq", told.incrementAndGet()));
    }

    void deliver(String order, String receivedBy) {
        var signature = Map.of("kind", "SIGNATURE", "receivedBy", receivedBy, "strokes", STROKES);
        var report = Map.of("proofs", List.of(signature), "deviceSeq", told.incrementAndGet());
        var stop = "/v1/stops/" + stopOf(order).get("id") + "/deliver";
        desk.post(stop, report);
        desk.post(stop, report); // the answer was lost on the way: the phone tells it again
    }

    /** A report that can be told again and again: the door was opened to the order. */
    Report report(String order, String receivedBy) {
        var signature = Map.of("kind", "SIGNATURE", "receivedBy", receivedBy, "strokes", STROKES);
        return new Report(
                desk,
                "/v1/stops/" + stopOf(order).get("id") + "/deliver",
                Map.of("proofs", List.of(signature), "deviceSeq", told.incrementAndGet()));
    }

    /** As {@link #report}: the door stayed shut. */
    Report failure(String order, String reason, String nextStep) {
        return new Report(
                desk,
                "/v1/stops/" + stopOf(order).get("id") + "/fail",
                Map.of("reason", reason, "nextStep", nextStep, "deviceSeq", told.incrementAndGet()));
    }

    Answer triesToBringBack(String sscc) {
        return desk.tries("/v1/driver/returns", Map.of("sscc", sscc));
    }

    /** What the phone has to tell, under one number. */
    record Report(Desk desk, String path, Map<String, Object> body) {
        Answer tell() {
            return desk.tries(path, body);
        }
    }

    void fail(String order, String reason, String nextStep) {
        desk.post(
                "/v1/stops/" + stopOf(order).get("id") + "/fail",
                Map.of("reason", reason, "nextStep", nextStep, "deviceSeq", told.incrementAndGet()));
    }

    void bringBack(List<String> boxes) {
        for (var sscc : boxes) desk.post("/v1/driver/returns", Map.of("sscc", sscc));
    }

    private String trip() {
        return day().getString("trip.id");
    }
}
