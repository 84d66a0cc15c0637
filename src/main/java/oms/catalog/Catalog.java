package oms.catalog;

import static java.util.stream.Collectors.toMap;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import oms.database.Retry;
import oms.money.Money;
import org.jspecify.annotations.Nullable;

/** What a merchant sells and at which price. */
@ApplicationScoped
public class Catalog {
    private final ProductRepository products;

    Catalog(ProductRepository products) {
        this.products = products;
    }

    /** @return the products of these SKUs, archived ones too; a SKU nobody knows is left out */
    public Map<String, ProductView> products(String merchant, Collection<String> skus) {
        if (skus.isEmpty()) return Map.of();
        return products.bySku(merchant, skus).stream().collect(toMap(ProductView::sku, Function.identity()));
    }

    /**
     * @param warehouse whose offers hold; null for the products' own prices
     * @return as {@link #products}, each at the price the warehouse asks for it where it asks one of its own
     */
    public Map<String, ProductView> productsAt(String merchant, Collection<String> skus, @Nullable String warehouse) {
        if (warehouse == null) return products(merchant, skus);
        if (skus.isEmpty()) return Map.of();
        return products.bySkuAt(merchant, skus, warehouse).stream()
                .collect(toMap(ProductView::sku, Function.identity()));
    }

    /** @return the product with this barcode that is sold now */
    public Optional<ProductView> byBarcode(String merchant, String barcode) {
        return products.byBarcode(merchant, barcode);
    }

    /** @return the prices that warehouses ask for these SKUs; where a pair is missing, the product's own price holds */
    public List<OfferView> offers(String merchant, Collection<String> skus) {
        return skus.isEmpty() ? List.of() : products.offers(merchant, skus);
    }

    /**
     * @param warehouse whose offer is asked for; null for the product's own price
     * @return the price of one piece
     * @throws ProductNotFound where the merchant has no such SKU
     */
    public Money price(String merchant, String sku, @Nullable String warehouse) {
        var product = products(merchant, List.of(sku)).get(sku);
        if (product == null) throw new ProductNotFound(sku);
        return offers(merchant, List.of(sku)).stream()
                .filter(offer -> offer.warehouse().equals(warehouse))
                .map(OfferView::price)
                .findFirst()
                .orElse(product.price());
    }

    /**
     * Makes the product, or changes it where its SKU is known.
     *
     * @throws BarcodeTaken when another product that is sold now has its barcode
     */
    @Transactional
    public void put(String merchant, ProductView product) {
        try {
            products.put(merchant, product);
        } catch (RuntimeException e) {
            throw Retry.isDuplicate(e) ? new BarcodeTaken(String.valueOf(product.barcode())) : e;
        }
    }

    /** The product is no longer sold; orders that have it keep it. */
    @Transactional
    public void archive(String merchant, String sku) {
        if (!products.archive(merchant, sku)) throw new ProductNotFound(sku);
    }

    /** Sets what a warehouse asks for a SKU. */
    @Transactional
    public void put(String merchant, OfferView offer) {
        if (!products.put(merchant, offer)) throw new ProductNotFound(offer.sku());
    }
}
