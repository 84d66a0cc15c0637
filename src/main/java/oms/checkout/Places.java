package oms.checkout;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import oms.geo.GeoPoint;
import oms.inventory.Demand;
import oms.inventory.OutOfStock;
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
        stock.refuseSoldOut(merchant, demands, codes);
        var promisable =
                stock.promisable(merchant, demands.stream().map(Demand::sku).toList(), codes);
        var shortages = promisable.shortages(demands);
        if (!shortages.isEmpty()) throw new OutOfStock(shortages);
        var complete = codes.stream()
                .filter(code -> demands.stream().allMatch(d -> promisable.has(code, d)))
                .collect(Collectors.toSet());
        return codes.stream()
                .sorted((a, b) -> rank(complete, a) - rank(complete, b))
                .toList();
    }

    private static int rank(Set<String> complete, String code) {
        return complete.contains(code) ? 0 : 1;
    }
}
