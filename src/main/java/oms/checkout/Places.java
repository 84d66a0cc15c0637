package oms.checkout;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import oms.geo.GeoPoint;
import oms.inventory.Availability;
import oms.inventory.Demand;
import oms.inventory.OutOfStock;
import oms.inventory.Shortage;
import oms.inventory.Stock;
import oms.inventory.WarehouseView;
import oms.inventory.Warehouses;
import org.jspecify.annotations.Nullable;

/** Which warehouses can send it there, and whether they have it. */
@ApplicationScoped
class Places {
    private final Warehouses warehouses;
    private final Stock stock;

    Places(Warehouses warehouses, Stock stock) {
        this.warehouses = warehouses;
        this.stock = stock;
    }

    /**
     * @return those that serve the point, nearest first; while there is no point, all that are open
     * @throws OutsideServedArea when none does
     */
    List<WarehouseView> serving(String merchant, @Nullable GeoPoint point) {
        if (point == null)
            return warehouses.all(merchant).stream()
                    .filter(WarehouseView::active)
                    .toList();
        var serving = warehouses.serving(merchant, point);
        if (serving.isEmpty()) throw new OutsideServedArea();
        return serving;
    }

    /**
     * Looks, promises nothing: the promise is made with the order.
     *
     * @return the warehouses, those first that have everything
     * @throws OutOfStock when these together have too little
     */
    List<String> having(String merchant, List<WarehouseView> among, List<Demand> demands) {
        var codes = among.stream().map(WarehouseView::code).toList();
        var rows = stock
                .availability(merchant, demands.stream().map(Demand::sku).toList())
                .stream()
                .filter(row -> codes.contains(row.warehouse()))
                .toList();
        var shortages = demands.stream()
                .map(d -> new Shortage(d.sku(), d.quantity(), total(rows, d.sku())))
                .filter(s -> s.available() < s.wanted())
                .toList();
        if (!shortages.isEmpty()) throw new OutOfStock(shortages);
        var complete = codes.stream()
                .filter(code -> demands.stream().allMatch(d -> has(rows, code, d)))
                .collect(Collectors.toSet());
        return codes.stream()
                .sorted((a, b) -> rank(complete, a) - rank(complete, b))
                .toList();
    }

    private static int rank(Set<String> complete, String code) {
        return complete.contains(code) ? 0 : 1;
    }

    private static long total(List<Availability> rows, String sku) {
        return rows.stream()
                .filter(r -> r.sku().equals(sku))
                .mapToLong(r -> Math.max(0, r.available()))
                .sum();
    }

    private static boolean has(List<Availability> rows, String code, Demand demand) {
        return rows.stream()
                .anyMatch(r -> r.warehouse().equals(code)
                        && r.sku().equals(demand.sku())
                        && r.available() >= demand.quantity());
    }
}
