package oms.fulfillment;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import oms.catalog.Catalog;

/** What scanners read on articles. */
@ApplicationScoped
class Barcodes {
    private final Catalog catalog;

    Barcodes(Catalog catalog) {
        this.catalog = catalog;
    }

    /** @return by SKU; articles without one are left out */
    Map<String, String> of(String merchant, Collection<String> skus) {
        var codes = new HashMap<String, String>();
        catalog.products(merchant, List.copyOf(new TreeSet<>(skus))).forEach((sku, product) -> {
            var barcode = product.barcode();
            if (barcode != null) codes.put(sku, barcode);
        });
        return codes;
    }
}
