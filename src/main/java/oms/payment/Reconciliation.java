package oms.payment;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * A day of a merchant's books, held against the gateway's report.
 *
 * @param day in UTC, as gateways report
 * @param status RUNNING, DONE (as far as the day had gone at {@code startedAt}) or FAILED
 * @param effects lines of the gateway's report
 * @param matched things on which both agree
 * @param found differences, open or not
 * @param error why it failed
 */
record Reconciliation(
        String id,
        LocalDate day,
        String gateway,
        String status,
        String requestedBy,
        Instant startedAt,
        @Nullable Instant finishedAt,
        int effects,
        int matched,
        int found,
        @Nullable String error) {
    /** Gateways finish their day some minutes after midnight. */
    private static final LocalTime FINISHED = LocalTime.of(0, 30);

    /** @return from when on the gateway's report has all of that day */
    static Instant wholeFrom(LocalDate day) {
        return day.plusDays(1).atTime(FINISHED).toInstant(ZoneOffset.UTC);
    }

    /** @return whether it began when the day's report was whole; else the day is compared once more by itself. For pages. */
    @JsonIgnore
    public boolean isWhole() {
        return !startedAt.isBefore(wholeFrom(day));
    }
}
