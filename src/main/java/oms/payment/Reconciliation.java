package oms.payment;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A day of a merchant's books, held against the gateway's report.
 *
 * @param day in UTC, as gateways report
 * @param status RUNNING, DONE or FAILED
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
        @Nullable String error) {}
