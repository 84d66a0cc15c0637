package oms.outside;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a driver's phone keeps of a shift while there is no network: what was done, each after the one before, and where it was. */
public final class Shift {
    private final List<Map<String, Object>> reports = new ArrayList<>();
    private final List<Map<String, Object>> fixes = new ArrayList<>();
    private final String device;
    private Instant time;
    private long sequence;
    private @Nullable Long last;

    /** @param device the name that the phone gave itself */
    public Shift(String device, Instant begins) {
        this.device = device;
        this.time = begins;
    }

    public Shift passes(Duration more) {
        time = time.plus(more);
        return this;
    }

    public Shift load(String trip, String sscc) {
        return tell("LOAD", Map.of("trip", trip, "sscc", sscc));
    }

    public Shift depart(String trip) {
        return tell("DEPART", Map.of("trip", trip));
    }

    public Shift arrive(String stop) {
        return tell("ARRIVE", Map.of("stop", stop));
    }

    public Shift deliver(String stop, List<? extends Map<String, ?>> proofs) {
        return tell("DELIVER", Map.of("stop", stop, "proofs", proofs));
    }

    public Shift fail(String stop, String reason, String nextStep) {
        return tell("FAIL", Map.of("stop", stop, "reason", reason, "nextStep", nextStep));
    }

    public Shift bringBack(String sscc) {
        return tell("RETURN", Map.of("sscc", sscc));
    }

    private Shift tell(String what, Map<String, ?> said) {
        var report = new LinkedHashMap<String, Object>(said);
        report.put("what", what);
        report.put("deviceSeq", ++sequence);
        if (last != null) report.put("after", last);
        report.put("at", time.toString());
        last = sequence;
        reports.add(report);
        return this;
    }

    /** The phone was there at this moment. */
    public Shift at(double lat, double lon) {
        fixes.add(Map.of("deviceSeq", ++sequence, "at", time.toString(), "lat", lat, "lon", lon, "accuracy", 8.0));
        return this;
    }

    public Instant time() {
        return time;
    }

    public List<Map<String, Object>> reports() {
        return List.copyOf(reports);
    }

    public List<Map<String, Object>> fixes() {
        return List.copyOf(fixes);
    }

    /** @return the body of {@code POST /v1/driver/reports} */
    public Map<String, Object> told(List<Map<String, Object>> some) {
        return Map.of("device", device, "reports", some);
    }

    /** @return the body of {@code POST /v1/positions} */
    public Map<String, Object> seen(List<Map<String, Object>> some) {
        return Map.of("device", device, "positions", some);
    }
}
