package oms.inventory;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import oms.catalog.Catalog;
import oms.web.InvalidRequest;

/** Goods are taken in only where the catalogue knows what they are; products no longer sold may still come back. */
@ApplicationScoped
class KnownGoods {
    private final Catalog catalog;

    KnownGoods(Catalog catalog) {
        this.catalog = catalog;
    }

    boolean knows(String merchant, String sku) {
        return catalog.products(merchant, List.of(sku)).containsKey(sku);
    }

    /**
     * @param pointer where in the request the SKU is, {@code %d} for its place in the list
     * @throws InvalidRequest naming those that the catalogue does not know
     */
    void require(String merchant, Collection<String> skus, String pointer) {
        var known = catalog.products(merchant, skus);
        var faults = new java.util.ArrayList<oms.web.Problem.Fault>();
        int at = 0;
        for (var sku : skus) {
            if (!known.containsKey(sku))
                faults.add(new oms.web.Problem.Fault(
                        pointer.formatted(at), "unknown_sku", "The catalogue has no product " + sku));
            at++;
        }
        if (!faults.isEmpty()) throw new InvalidRequest(faults);
    }
}
