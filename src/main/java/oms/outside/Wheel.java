package oms.outside;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.StreamSupport;

/** A driver with a phone: loads by scan, leaves, tells positions, hands over at the door. */
public final class Wheel {
    public final String code;
    private final Api phone;
    private final Clock clock;
    /** The phone's own count; it never starts over, also not after a restart. */
    private final AtomicLong sequence;

    private List<Map<String, Object>> last = List.of();

    public Wheel(String code, Api phone, Clock clock) {
        this.code = code;
        this.phone = phone;
        this.clock = clock;
        this.sequence = new AtomicLong(System.currentTimeMillis() * 10);
    }

    /** @return the driver's phone, for what is not done every day */
    public Api phone() {
        return phone;
    }

    public void startShift() {
        phone.post("/v1/drivers/" + code + "/shift", Map.of("action", "START"));
    }

    public JsonNode day() {
        return phone.get("/v1/driver/trip");
    }

    public Optional<JsonNode> trip() {
        var trip = day().path("trip");
        return trip.isObject() ? Optional.of(trip) : Optional.empty();
    }

    public JsonNode load(String trip, String sscc) {
        return phone.post("/v1/trips/" + trip + "/load-scans", Map.of("sscc", sscc));
    }

    public JsonNode depart(String trip) {
        return phone.post("/v1/trips/" + trip + "/depart", Map.of());
    }

    /** Leaves with what is on board; what is packed later waits for the next trip. */
    public JsonNode departAsItIs(String trip) {
        return phone.post("/v1/trips/" + trip + "/depart", Map.of("leaveBehind", true));
    }

    /** @param points latitude and longitude, oldest first */
    public JsonNode positions(List<double[]> points) {
        var fixes = new ArrayList<Map<String, Object>>();
        var now = clock.instant();
        for (int i = 0; i < points.size(); i++) {
            var fix = new LinkedHashMap<String, Object>();
            fix.put("deviceSeq", sequence.incrementAndGet());
            fix.put("at", now.minusMillis(200L * (points.size() - 1 - i)).toString());
            fix.put("lat", points.get(i)[0]);
            fix.put("lon", points.get(i)[1]);
            fix.put("accuracy", 8.0);
            fixes.add(fix);
        }
        last = List.copyOf(fixes);
        return phone.post("/v1/positions", Map.of("positions", fixes));
    }

    /** The phone does not know whether its last positions arrived, and sends them again. */
    public JsonNode repeat() {
        return phone.post("/v1/positions", Map.of("positions", last));
    }

    /** A package comes back to the warehouse. */
    public void bringBack(String sscc) {
        phone.post("/v1/driver/returns", Map.of("sscc", sscc));
    }

    public void arrive(String stop) {
        phone.post("/v1/stops/" + stop + "/arrive", Map.of("deviceSeq", sequence.incrementAndGet()));
    }

    public JsonNode deliver(String stop, List<Map<String, Object>> proofs) {
        return phone.post(
                "/v1/stops/" + stop + "/deliver", Map.of("proofs", proofs, "deviceSeq", sequence.incrementAndGet()));
    }

    public void fail(String stop, String reason, String nextStep) {
        phone.post(
                "/v1/stops/" + stop + "/fail",
                Map.of("reason", reason, "nextStep", nextStep, "deviceSeq", sequence.incrementAndGet()));
    }

    public static Map<String, Object> code(String digits) {
        return Map.of("kind", "CODE", "code", digits);
    }

    /** A signature as a finger draws it. */
    public static Map<String, Object> signature(String receivedBy) {
        var stroke = new ArrayList<Map<String, Object>>();
        for (int i = 0; i <= 40; i++)
            stroke.add(Map.of("x", 20 + i * 6.0, "y", 60 + 30 * Math.sin(i / 3.0) * Math.cos(i / 11.0)));
        return Map.of("kind", "SIGNATURE", "receivedBy", receivedBy, "strokes", List.of(stroke));
    }

    public static List<JsonNode> items(JsonNode answer) {
        return StreamSupport.stream(answer.path("items").spliterator(), false).toList();
    }

    public static List<JsonNode> stops(JsonNode trip) {
        return StreamSupport.stream(trip.path("stops").spliterator(), false).toList();
    }
}
