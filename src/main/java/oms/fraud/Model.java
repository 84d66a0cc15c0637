package oms.fraud;

import java.time.Instant;
import java.util.List;

/**
 * A version of the rules; what it says never changes.
 *
 * @param no counts up for each merchant
 * @param reason why it was made
 * @param steps how it came to its state, the first one first
 */
record Model(
        String merchant,
        int no,
        ModelState state,
        Rules rules,
        String reason,
        String madeBy,
        Instant madeAt,
        List<Step> steps) {
    /** @param reason why it came to that state */
    record Step(ModelState state, String reason, String byWhom, Instant at) {}

    Model with(List<Step> history) {
        return new Model(merchant, no, state, rules, reason, madeBy, madeAt, history);
    }
}
