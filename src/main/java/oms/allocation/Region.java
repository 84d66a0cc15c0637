package oms.allocation;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one planner at a time plans: the orders around some of a merchant's warehouses, with the drivers at home there.
 *
 * @param name empty for all that has no region of its own
 * @param warehouses their codes; null for all of the merchant's
 */
record Region(String merchant, String name, @Nullable Set<String> warehouses) {
    static Region everywhere(String merchant) {
        return new Region(merchant, "", null);
    }

    boolean isEverywhere() {
        return warehouses == null;
    }

    /** @param home null for a driver who is at home nowhere and helps everywhere */
    boolean holds(@Nullable String home) {
        return warehouses == null || home == null || warehouses.contains(home);
    }
}
