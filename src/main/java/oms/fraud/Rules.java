package oms.fraud;

import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import oms.web.InvalidRequest;
import oms.web.Problem.Fault;

/**
 * Everything of a version that decides: the same rules make the same score of the same order, always.
 *
 * @param weights what each signal gives at its full strength; a signal not named gives nothing
 * @param reviewFrom scores from here on need a person
 * @param rejectAbove scores above this are rejected; this one itself still goes to a person
 */
record Rules(
        @NotNull
        Map<@NotNull Signal, @NotNull @DecimalMin("0") @DecimalMax("1") @Digits(integer = 1, fraction = 4) BigDecimal>
                weights,

        @NotNull @DecimalMin("0") @DecimalMax("1") @Digits(integer = 1, fraction = 4)
        BigDecimal reviewFrom,

        @NotNull @DecimalMin("0") @DecimalMax("1") @Digits(integer = 1, fraction = 4)
        BigDecimal rejectAbove,

        @NotNull @Valid Usual usual) {
    static final Rules AT_FIRST = new Rules(
            Map.of(
                    Signal.CUSTOMER_HISTORY, new BigDecimal("0.30"),
                    Signal.ORDER_VALUE, new BigDecimal("0.25"),
                    Signal.SHIPPING_ADDRESS, new BigDecimal("0.60"),
                    Signal.PAYMENT_METHOD, new BigDecimal("0.20"),
                    Signal.DEVICE, new BigDecimal("0.60"),
                    Signal.VELOCITY, new BigDecimal("0.50"),
                    Signal.COMBINATION, new BigDecimal("0.30")),
            new BigDecimal("0.50"),
            new BigDecimal("0.80"),
            Usual.AT_FIRST);

    BigDecimal weight(Signal signal) {
        return weights.getOrDefault(signal, BigDecimal.ZERO);
    }

    Score score(Seen seen) {
        return Score.of(new Signals(usual).of(seen), this::weight);
    }

    Outcome outcome(Score score) {
        return score.outcome(reviewFrom, rejectAbove);
    }

    /**
     * @return the rules with their weights in the signals' order
     * @throws InvalidRequest where they contradict each other
     */
    Rules checked() {
        var faults = new ArrayList<Fault>();
        if (reviewFrom.compareTo(rejectAbove) > 0)
            faults.add(
                    new Fault("/rules/rejectAbove", "below_review", "Rejecting begins where reviewing does, or above"));
        limits().forEach((of, limits) -> {
            var wrong = limits.unordered();
            if (wrong != null)
                faults.add(new Fault(
                        "/rules/usual/" + of + "/" + wrong,
                        "above_longer",
                        "A shorter time cannot have the higher limit"));
        });
        if (!faults.isEmpty()) throw new InvalidRequest(faults);
        var ordered = new EnumMap<Signal, BigDecimal>(Signal.class);
        for (var signal : Signal.values()) ordered.put(signal, weight(signal));
        return new Rules(ordered, reviewFrom, rejectAbove, usual);
    }

    /** @return of each name the limits, in the order in which forms show them */
    public Map<String, Usual.Limits> limits() {
        var limits = new java.util.LinkedHashMap<String, Usual.Limits>();
        limits.put("customer", usual.customer());
        limits.put("card", usual.card());
        limits.put("device", usual.device());
        limits.put("address", usual.address());
        limits.put("ip", usual.ip());
        return limits;
    }

    /** @return what differs from other rules, in words; empty where nothing does */
    List<String> differencesTo(Rules other) {
        var words = new ArrayList<String>();
        for (var signal : Signal.values())
            differ(words, signal.inWords() + " weighs", other.weight(signal), weight(signal));
        differ(words, "review from", other.reviewFrom, reviewFrom);
        differ(words, "reject above", other.rejectAbove, rejectAbove);
        limits().forEach((of, now) -> differ(
                words,
                "usual by " + of,
                Objects.requireNonNull(other.limits().get(of)).words(),
                now.words()));
        differ(words, "sharers", BigDecimal.valueOf(other.usual.sharers()), BigDecimal.valueOf(usual.sharers()));
        differ(words, "kilometres", other.usual.kilometres(), usual.kilometres());
        differ(words, "times the value", other.usual.timesTheValue(), usual.timesTheValue());
        return List.copyOf(words);
    }

    private static void differ(List<String> words, String of, BigDecimal before, BigDecimal now) {
        if (before.compareTo(now) != 0) words.add("%s %s instead of %s".formatted(of, plain(now), plain(before)));
    }

    private static void differ(List<String> words, String of, String before, String now) {
        if (!before.equals(now)) words.add("%s %s instead of %s".formatted(of, now, before));
    }

    private static String plain(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }
}
