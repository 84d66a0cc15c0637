package oms.allocation;

import java.time.Instant;

/**
 * One decision about an order.
 *
 * @param no from 1, the order's own
 * @param reason what made it necessary, or why nothing was possible
 */
public record Decision(String id, int no, Outcome outcome, String reason, Instant madeAt, DecisionRecord record) {
    /** How it ended. */
    public enum Outcome {
        ALLOCATED,
        REALLOCATED,
        FAILED
    }
}
