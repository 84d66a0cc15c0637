package oms.allocation.planning;

import java.util.List;
import java.util.stream.Collectors;

/** One way to serve a request: a shipment, or several where the order is split. Compared by identity. */
public final class Option {
    private final String key;
    private final List<Leg> legs;

    public Option(List<Leg> legs) {
        this.legs = List.copyOf(legs);
        this.key = key(legs.stream()
                .map(leg -> leg.warehouse().code() + ":" + leg.driver().code())
                .toList());
    }

    /** @param pairs {@code warehouse:driver} of each shipment @return the same text for the same choice */
    public static String key(List<String> pairs) {
        return pairs.stream().sorted().collect(Collectors.joining("+"));
    }

    public String key() {
        return key;
    }

    public List<Leg> legs() {
        return legs;
    }

    @Override
    public String toString() {
        return key;
    }
}
