package oms.inventory;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * Remembers for a moment what was seen to be sold out, so that those who come too late are told so without asking the database.
 * What is remembered is as old as the look that found it, counted from before the look: goods given back longer ago than that
 * moment are never missed.
 */
@ApplicationScoped
class SoldOut {
    private static final int MOST = 10_000;

    private record Key(String merchant, String warehouse, String sku) {}

    private final Map<Key, Long> seen = new ConcurrentHashMap<>();
    private final long moment;
    private final LongSupplier nanos;

    @Inject
    SoldOut(InventorySettings settings) {
        this(settings.soldOutFor(), System::nanoTime);
    }

    SoldOut(Duration moment, LongSupplier nanos) {
        this.moment = moment.toNanos();
        this.nanos = nanos;
    }

    /** @return the time to note before looking */
    long now() {
        return nanos.getAsLong();
    }

    /** Keeps what of these SKUs none can be promised in which of these warehouses. */
    void learn(String merchant, Collection<String> skus, Collection<String> warehouses, Promisable found, long asOf) {
        for (var sku : skus)
            for (var warehouse : warehouses)
                if (found.of(warehouse, sku) == 0) put(new Key(merchant, warehouse, sku), asOf);
    }

    private void put(Key key, long asOf) {
        if (seen.size() >= MOST) seen.values().removeIf(at -> now() - at >= moment);
        if (seen.size() < MOST) seen.merge(key, asOf, Math::max);
    }

    /** @return of the demands, those of which nothing is left in any of the warehouses, as far as is known */
    List<Shortage> among(String merchant, List<Demand> demands, Collection<String> warehouses) {
        if (seen.isEmpty() || warehouses.isEmpty()) return List.of();
        return demands.stream()
                .filter(demand -> warehouses.stream().allMatch(w -> isKnown(new Key(merchant, w, demand.sku()))))
                .map(demand -> new Shortage(demand.sku(), demand.quantity(), 0))
                .toList();
    }

    private boolean isKnown(Key key) {
        var at = seen.get(key);
        if (at == null) return false;
        if (now() - at < moment) return true;
        seen.remove(key, at);
        return false;
    }

    void forget(String merchant, String warehouse, String sku) {
        seen.remove(new Key(merchant, warehouse, sku));
    }
}
