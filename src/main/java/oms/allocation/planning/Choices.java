package oms.allocation.planning;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The ways to serve one request, and the pairs that were ruled out before any arithmetic.
 *
 * @param options what the solver may choose from
 */
public record Choices(List<Option> options, List<Excluded> excluded) {
    /**
     * @param driver null when the warehouse is out whoever drives
     * @param rule the rule's name
     * @param reason the rule in words, with its numbers
     */
    public record Excluded(String warehouse, @Nullable String driver, String rule, String reason) {}
}
