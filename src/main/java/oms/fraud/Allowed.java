package oms.fraud;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.util.EnumMap;
import java.util.Map;
import oms.web.InvalidRequest;

/**
 * How much may be tried. A try to pay is one point, for the customer, card, device and IP address it is made with; when the
 * gateway declines it, {@code declineWeight} points more, for the shop too. A wrong promotion code is one point.
 *
 * @param limits by what is not named is not limited
 */
record Allowed(
        @NotNull Map<@NotNull TallyKind, @NotNull @Valid Points> limits,
        @NotNull @Min(0) @Max(MOST) Integer declineWeight) {
    private static final int MOST = 1_000_000_000;

    /** Points within ten minutes and within 24 hours. */
    record Points(
            @NotNull @Min(1) @Max(MOST) Integer tenMinutes,
            @NotNull @Min(1) @Max(MOST) Integer day) {
        static Points of(int tenMinutes, int day) {
            return new Points(tenMinutes, day);
        }
    }

    /** Fourteen declines within ten minutes by one customer, card or device. */
    static final Allowed AT_FIRST = new Allowed(
            Map.of(
                    TallyKind.CUSTOMER, Points.of(300, 1000),
                    TallyKind.CARD, Points.of(300, 1000),
                    TallyKind.DEVICE, Points.of(300, 1000),
                    TallyKind.IP, Points.of(600, 3000),
                    TallyKind.MERCHANT, Points.of(10_000, 100_000),
                    TallyKind.CODES, Points.of(20, 100)),
            20);

    static final Allowed EVERYTHING = new Allowed(Map.of(), 0);

    /** @throws InvalidRequest where a day's limit is below that of ten minutes */
    Allowed checked() {
        var ordered = new EnumMap<TallyKind, Points>(TallyKind.class);
        ordered.putAll(limits);
        ordered.forEach((kind, points) -> {
            if (points.day() < points.tenMinutes())
                throw new InvalidRequest(
                        "/limits/" + kind + "/day", "below_ten_minutes", "A day allows no less than ten minutes");
        });
        return new Allowed(ordered, declineWeight);
    }

    boolean limits(TallyKind kind) {
        return limits.containsKey(kind);
    }
}
