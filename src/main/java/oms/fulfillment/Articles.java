package oms.fulfillment;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import oms.catalog.ProductView;
import oms.order.OrderView;

/** The articles of one order, as the catalogue describes them now. */
final class Articles {
    private final Map<String, Article> bySku = new TreeMap<>();

    Articles(OrderView order, Map<String, ProductView> products) {
        for (var line : order.lines()) bySku.computeIfAbsent(line.sku(), sku -> Article.of(line, products.get(sku)));
    }

    /** @throws IllegalArgumentException where the order has no such article */
    Article get(String sku) {
        var article = bySku.get(sku);
        if (article == null) throw new IllegalArgumentException("The order has no " + sku);
        return article;
    }

    /** @return all of them, sorted by SKU */
    Collection<Article> all() {
        return bySku.values();
    }

    long grams(Collection<PackedItem> contents) {
        return contents.stream()
                .mapToLong(c -> (long) get(c.sku()).grams() * c.quantity())
                .sum();
    }
}
