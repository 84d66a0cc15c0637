package oms.chaos;

import java.util.LinkedHashMap;
import java.util.Map;

/** How big a proof is to be. */
record Asked(Map<String, Integer> sizes) {
    /** @param name as written after two dashes */
    record Option(String name, int usually, String words) {}

    Asked {
        sizes = Map.copyOf(sizes);
    }

    static Asked usually(Proof proof) {
        var sizes = new LinkedHashMap<String, Integer>();
        proof.options().forEach(option -> sizes.put(option.name(), option.usually()));
        return new Asked(sizes);
    }

    boolean knows(String option) {
        return sizes.containsKey(option);
    }

    Asked with(String option, int size) {
        var changed = new LinkedHashMap<>(sizes);
        changed.put(option, size);
        return new Asked(changed);
    }

    int of(String option) {
        var size = sizes.get(option);
        if (size == null) throw new IllegalArgumentException("No option --" + option);
        return size;
    }
}
