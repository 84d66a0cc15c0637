package oms.inventory;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Chooses where an order's pieces are reserved: the most preferred warehouse that has everything; where none has, each SKU
 * at the most preferred that has all of it; where none has, spread over the preferred ones.
 */
class Split {
    /** Pieces of a SKU in a warehouse. */
    record Part(String warehouse, String sku, long quantity) {}

    private final List<String> preferred;
    private final Map<String, Long> available = new HashMap<>();

    Split(List<String> preferred, Collection<Availability> stock) {
        this.preferred = preferred;
        for (var row : stock) available.put(row.warehouse() + "\n" + row.sku(), row.available());
    }

    /** @return the SKUs of which the preferred warehouses together have too little; empty when all can be had */
    List<Shortage> shortages(List<Demand> demands) {
        return demands.stream()
                .map(demand -> new Shortage(demand.sku(), demand.quantity(), total(demand.sku())))
                .filter(shortage -> shortage.available() < shortage.wanted())
                .toList();
    }

    /** @return the parts, which sum to the demands; only asked when there is no shortage */
    List<Part> parts(List<Demand> demands) {
        for (var warehouse : preferred) {
            if (demands.stream().allMatch(demand -> has(warehouse, demand))) {
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
            if (has(warehouse, demand)) return List.of(new Part(warehouse, demand.sku(), demand.quantity()));
        }
        var parts = new ArrayList<Part>();
        var left = demand.quantity();
        for (var warehouse : preferred) {
            var taken = Math.min(left, of(warehouse, demand.sku()));
            if (taken > 0) parts.add(new Part(warehouse, demand.sku(), taken));
            left -= Math.max(0, taken);
        }
        return parts;
    }

    private boolean has(String warehouse, Demand demand) {
        return of(warehouse, demand.sku()) >= demand.quantity();
    }

    private long of(String warehouse, String sku) {
        return Math.max(0, available.getOrDefault(warehouse + "\n" + sku, 0L));
    }

    private long total(String sku) {
        return preferred.stream().mapToLong(warehouse -> of(warehouse, sku)).sum();
    }
}
