package oms.allocation;

import java.util.List;
import oms.allocation.planning.Explanation;
import org.jspecify.annotations.Nullable;

/**
 * What would happen.
 *
 * @param shipments as they would be planned now; empty where nothing is possible
 * @param reason why nothing is possible
 */
public record DryRun(
        boolean possible,
        List<Explanation.Shipment> shipments,
        @Nullable String reason,
        DecisionRecord record) {}
