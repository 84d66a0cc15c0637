package oms.inventory;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import oms.web.Problem;

/** 409: there is not enough to promise; the answer lists what is short. */
public final class OutOfStock extends Problem {
    private final transient List<Shortage> shortages;

    public OutOfStock(List<Shortage> shortages) {
        super(409, "out_of_stock", detail(shortages), Resolution.BUYER_INPUT);
        this.shortages = List.copyOf(shortages);
    }

    private static String detail(List<Shortage> shortages) {
        return shortages.stream()
                .map(shortage -> "%s: %d wanted, %d available"
                        .formatted(shortage.sku(), shortage.wanted(), Math.max(0, shortage.available())))
                .collect(Collectors.joining("; ", "Out of stock. ", ""));
    }

    public List<Shortage> shortages() {
        return shortages;
    }

    @Override
    public Map<String, Object> extensions() {
        return Map.of("shortages", shortages);
    }
}
