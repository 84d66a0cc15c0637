package oms.fraud;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The weighted sum of what the signals found, at most 1; four decimals, so that the borders are exact.
 *
 * @param contributions of all signals, in their order
 */
record Score(BigDecimal value, List<Contribution> contributions) {
    private static final int DECIMALS = 4;

    static Score of(List<Finding> findings, Function<Signal, BigDecimal> weights) {
        var contributions = findings.stream()
                .map(f -> contribution(f, weights.apply(f.signal())))
                .toList();
        var sum = contributions.stream().map(Contribution::points).reduce(BigDecimal.ZERO, BigDecimal::add);
        return new Score(sum.min(BigDecimal.ONE).setScale(DECIMALS, RoundingMode.HALF_UP), contributions);
    }

    private static Contribution contribution(Finding finding, BigDecimal weight) {
        var strength = BigDecimal.valueOf(finding.strength()).setScale(DECIMALS, RoundingMode.HALF_UP);
        var points = strength.multiply(weight).setScale(DECIMALS, RoundingMode.HALF_UP);
        return new Contribution(finding.signal(), strength, weight, points, finding.words());
    }

    /** @return below {@code reviewFrom} approved, above {@code rejectAbove} rejected, a person's to decide from one to the other */
    Outcome outcome(BigDecimal reviewFrom, BigDecimal rejectAbove) {
        if (value.compareTo(rejectAbove) > 0) return Outcome.REJECTED;
        return value.compareTo(reviewFrom) >= 0 ? Outcome.MANUAL_REVIEW : Outcome.APPROVED;
    }

    /** @return what gave most first: {@code 0.25: first order of this customer; card not seen before} */
    String words() {
        var told = contributions.stream()
                .filter(c -> c.points().signum() > 0)
                .sorted(Comparator.comparing(Contribution::points).reversed())
                .map(Contribution::words)
                .collect(Collectors.joining("; "));
        return "%.2f: %s".formatted(value, told.isEmpty() ? "nothing unusual" : told);
    }
}
