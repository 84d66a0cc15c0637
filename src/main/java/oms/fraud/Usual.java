package oms.fraud;

import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What is nothing unusual.
 *
 * @param customer orders by one customer; so are the others by one card, device, address, IP address
 * @param sharers customers that share a card or a device within 30 days: a household
 * @param kilometres between where goods go, where the bill goes and where the device is
 * @param timesTheValue an order may be this many times the usual value where values hardly differ
 */
record Usual(
        @NotNull @Valid Limits customer,
        @NotNull @Valid Limits card,
        @NotNull @Valid Limits device,
        @NotNull @Valid Limits address,
        @NotNull @Valid Limits ip,
        @Min(1) @Max(50) int sharers,
        @NotNull @DecimalMin("1") @DecimalMax("20000") BigDecimal kilometres,
        @NotNull @DecimalMin("1.1") @DecimalMax("100") BigDecimal timesTheValue) {
    /** Beyond twice this, counts are no longer exact; see {@link Pace#COUNTED}. */
    private static final int MOST = 50;

    /** Orders in an hour, in 24 hours and in 7 days, this order among them. */
    record Limits(
            @NotNull @Min(1) @Max(MOST) Integer hour,
            @NotNull @Min(1) @Max(MOST) Integer day,
            @NotNull @Min(1) @Max(MOST) Integer week) {
        static Limits of(int hour, int day, int week) {
            return new Limits(hour, day, week);
        }

        /** @return {@code 3, 8, 20} */
        String words() {
            return hour + ", " + day + ", " + week;
        }

        /** @return the shortest window whose limit is above a longer one's; null where they grow */
        @Nullable
        String unordered() {
            if (hour > day) return "hour";
            return day > week ? "day" : null;
        }
    }

    static final Usual AT_FIRST = new Usual(
            Limits.of(3, 8, 20),
            Limits.of(3, 8, 20),
            Limits.of(3, 8, 20),
            Limits.of(6, 16, 40),
            Limits.of(8, 24, 50),
            3,
            BigDecimal.valueOf(50),
            BigDecimal.valueOf(2));
}
