package oms.travel;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Ways that were found, in two generations: when the younger is full it becomes the older, and what nobody asked for is forgotten. */
final class KnownWays {
    private final int most;
    private volatile Map<Way.Ends, Way> young = new ConcurrentHashMap<>();
    private volatile Map<Way.Ends, Way> old = Map.of();

    /** @param most ways kept */
    KnownWays(int most) {
        this.most = Math.max(2, most);
    }

    @Nullable
    Way get(Way.Ends ends) {
        var way = young.get(ends);
        if (way != null) return way;
        way = old.get(ends);
        if (way != null) put(ends, way);
        return way;
    }

    void put(Way.Ends ends, Way way) {
        if (young.size() >= most / 2) age();
        young.put(ends, way);
    }

    private synchronized void age() {
        if (young.size() < most / 2) return;
        old = young;
        young = new ConcurrentHashMap<>();
    }
}
