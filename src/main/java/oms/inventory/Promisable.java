package oms.inventory;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What may be promised now, in pieces by warehouse and SKU: the one answer that quotes, offers, plans and pages give, because
 * {@link Stock#reserve} grants exactly what this {@link #grants} while nobody else changes it.
 */
public final class Promisable {
    private record Key(String warehouse, String sku) {}

    private final Map<Key, Long> pieces = new HashMap<>();

    Promisable(Collection<Availability> rows) {
        for (var row : rows) pieces.put(new Key(row.warehouse(), row.sku()), row.promisable());
    }

    /** @return pieces that may be promised there, never negative; 0 where the SKU is not kept or the warehouse is closed */
    public long of(String warehouse, String sku) {
        return pieces.getOrDefault(new Key(warehouse, sku), 0L);
    }

    /** @return pieces that may be promised over all warehouses asked */
    public long total(String sku) {
        return pieces.entrySet().stream()
                .filter(entry -> entry.getKey().sku().equals(sku))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    /** @return whether this warehouse alone can promise it */
    public boolean has(String warehouse, Demand demand) {
        return of(warehouse, demand.sku()) >= demand.quantity();
    }

    /** @return the SKUs of which all warehouses asked have too little together; empty when all can be promised */
    public List<Shortage> shortages(List<Demand> demands) {
        return demands.stream()
                .map(demand -> new Shortage(demand.sku(), demand.quantity(), total(demand.sku())))
                .filter(shortage -> shortage.available() < shortage.wanted())
                .toList();
    }

    /** @return whether a reservation of these would be granted */
    public boolean grants(List<Demand> demands) {
        return shortages(demands).isEmpty();
    }
}
