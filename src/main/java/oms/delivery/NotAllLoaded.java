package oms.delivery;

import java.util.List;
import java.util.Map;
import oms.web.Conflict;

/** 409: packages of this trip have not been scanned; scan them, or say that they stay behind. */
final class NotAllLoaded extends Conflict {
    /** A package that is still in the warehouse. */
    record Missing(String sscc, String orderNumber) {}

    private final transient List<Missing> missing;

    NotAllLoaded(List<Missing> missing) {
        super(
                "not_all_loaded",
                missing.size() + (missing.size() == 1 ? " package has" : " packages have")
                        + " not been scanned: scan, or say that they stay behind (leaveBehind)");
        this.missing = List.copyOf(missing);
    }

    @Override
    public Map<String, Object> extensions() {
        return Map.of("missing", missing);
    }
}
