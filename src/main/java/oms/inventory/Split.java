package oms.inventory;

import java.util.ArrayList;
import java.util.List;

/**
 * Chooses where an order's pieces are reserved: the most preferred warehouse that has everything; where none has, each SKU
 * at the most preferred that has all of it; where none has, spread over the preferred ones.
 */
class Split {
    /** Pieces of a SKU in a warehouse. */
    record Part(String warehouse, String sku, long quantity) {}

    private final List<String> preferred;
    private final Promisable promisable;

    Split(List<String> preferred, Promisable promisable) {
        this.preferred = preferred;
        this.promisable = promisable;
    }

    /** @return the parts, which sum to the demands; only asked when there is no shortage */
    List<Part> parts(List<Demand> demands) {
        for (var warehouse : preferred) {
            if (demands.stream().allMatch(demand -> promisable.has(warehouse, demand))) {
                return demands.stream()
                        .map(demand -> new Part(warehouse, demand.sku(), demand.quantity()))
                        .toList();
            }
        }
        var parts = new ArrayList<Part>();
        for (var demand : demands) parts.addAll(spread(demand));
        return parts;
    }

    private List<Part> spread(Demand demand) {
        for (var warehouse : preferred) {
            if (promisable.has(warehouse, demand)) return List.of(new Part(warehouse, demand.sku(), demand.quantity()));
        }
        var parts = new ArrayList<Part>();
        var left = demand.quantity();
        for (var warehouse : preferred) {
            var taken = Math.min(left, promisable.of(warehouse, demand.sku()));
            if (taken > 0) parts.add(new Part(warehouse, demand.sku(), taken));
            left -= taken;
        }
        return parts;
    }
}
