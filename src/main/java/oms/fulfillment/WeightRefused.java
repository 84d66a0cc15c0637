package oms.fulfillment;

import java.util.Map;
import oms.web.Problem;

/** 422: the scales do not show what the contents should weigh; the package stays open. */
public final class WeightRefused extends Problem {
    private final long expected;
    private final long weighed;
    private final long tolerance;

    WeightRefused(long expected, long weighed, long tolerance, String suspicion) {
        super(
                422,
                "weight_mismatch",
                "%,d g expected, %,d g weighed: %,d g too %s; %s. Look into the box."
                        .formatted(
                                expected,
                                weighed,
                                Math.abs(weighed - expected),
                                weighed < expected ? "little" : "much",
                                suspicion),
                Resolution.RECOVERABLE);
        this.expected = expected;
        this.weighed = weighed;
        this.tolerance = tolerance;
    }

    @Override
    public Map<String, Object> extensions() {
        return Map.of("expectedGrams", expected, "weighedGrams", weighed, "toleranceGrams", tolerance);
    }
}
