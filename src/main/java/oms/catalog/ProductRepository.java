package oms.catalog;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import oms.money.Money;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;

@ApplicationScoped
class ProductRepository {
    private final Jdbi jdbi;
    private final Clock clock;

    ProductRepository(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    List<ProductView> bySku(String merchant, Collection<String> skus) {
        return jdbi.withHandle(
                h -> h.createQuery("select * from oms_catalog.product where merchant = :merchant and sku = any(:skus)")
                        .bind("merchant", merchant)
                        .bindArray("skus", String.class, skus)
                        .map(ProductRepository::product)
                        .list());
    }

    /** @return the products with the price of the warehouse's offer where it has one */
    List<ProductView> bySkuAt(String merchant, Collection<String> skus, String warehouse) {
        return jdbi.withHandle(h -> h.createQuery("""
                        select p.sku, p.name, p.barcode, coalesce(o.price_minor, p.price_minor) as price_minor,
                               coalesce(o.currency, p.currency) as currency, p.units, p.weight_grams, p.length_mm, p.width_mm,
                               p.height_mm, p.fragile, p.upright, p.requires_skill, p.archived
                          from oms_catalog.product p
                          left join oms_catalog.offer o on o.merchant = p.merchant and o.sku = p.sku and o.warehouse = :warehouse
                         where p.merchant = :merchant and p.sku = any(:skus)""")
                .bind("merchant", merchant)
                .bind("warehouse", warehouse)
                .bindArray("skus", String.class, skus)
                .map(ProductRepository::product)
                .list());
    }

    Optional<ProductView> byBarcode(String merchant, String barcode) {
        return jdbi.withHandle(h -> h.createQuery(
                        "select * from oms_catalog.product where merchant = :merchant and barcode = :barcode and not archived")
                .bind("merchant", merchant)
                .bind("barcode", barcode)
                .map(ProductRepository::product)
                .findOne());
    }

    /** @return products after the SKU, sorted by it; {@code text} is looked for in SKU, name and barcode */
    List<ProductView> page(String merchant, String text, boolean archived, String after, int limit) {
        return jdbi.withHandle(h -> h.createQuery("""
                        select * from oms_catalog.product
                        where merchant = :merchant and sku > :after and (archived = false or :archived)
                          and (:text = '' or position(lower(:text) in lower(sku || ' ' || name || ' ' || coalesce(barcode, ''))) > 0)
                        order by sku limit :limit""")
                .bind("merchant", merchant)
                .bind("after", after)
                .bind("archived", archived)
                .bind("text", text)
                .bind("limit", limit)
                .map(ProductRepository::product)
                .list());
    }

    void put(String merchant, ProductView product) {
        jdbi.useHandle(h -> h.createUpdate("""
                        insert into oms_catalog.product as old (merchant, sku, name, barcode, price_minor, currency, units, weight_grams,
                            length_mm, width_mm, height_mm, fragile, upright, requires_skill, archived, updated_at)
                        values (:merchant, :sku, :name, :barcode, :minor, :currency, :units, :weightGrams,
                            :lengthMm, :widthMm, :heightMm, :fragile, :upright, :requiresSkill, :archived, :now)
                        on conflict (merchant, sku) do update set (name, barcode, price_minor, currency, units, weight_grams, length_mm,
                            width_mm, height_mm, fragile, upright, requires_skill, archived, updated_at, version)
                          = (excluded.name, excluded.barcode, excluded.price_minor, excluded.currency, excluded.units,
                            excluded.weight_grams, excluded.length_mm, excluded.width_mm, excluded.height_mm, excluded.fragile, excluded.upright,
                            excluded.requires_skill, excluded.archived, excluded.updated_at, old.version + 1)""")
                .bind("merchant", merchant)
                .bindMethods(product)
                .bind("minor", product.price().minor())
                .bind("currency", product.price().currency())
                .bind("now", clock.instant())
                .execute());
    }

    boolean archive(String merchant, String sku) {
        return jdbi.withHandle(h -> h.createUpdate("""
                                update oms_catalog.product set archived = true, version = version + 1, updated_at = :now
                                where merchant = :merchant and sku = :sku""")
                        .bind("merchant", merchant)
                        .bind("sku", sku)
                        .bind("now", clock.instant())
                        .execute())
                > 0;
    }

    List<OfferView> offers(String merchant, Collection<String> skus) {
        return jdbi.withHandle(h -> h.createQuery("""
                        select sku, warehouse, price_minor, currency from oms_catalog.offer
                        where merchant = :merchant and sku = any(:skus) order by sku, warehouse""")
                .bind("merchant", merchant)
                .bindArray("skus", String.class, skus)
                .map((row, context) -> new OfferView(
                        row.getString("sku"),
                        row.getString("warehouse"),
                        Money.of(row.getLong("price_minor"), row.getString("currency"))))
                .list());
    }

    /** @return false where there is no such product */
    boolean put(String merchant, OfferView offer) {
        return jdbi.withHandle(h -> h.createUpdate("""
                        insert into oms_catalog.offer (merchant, sku, warehouse, price_minor, currency, updated_at)
                        select :merchant, sku, :warehouse, :minor, :currency, :now from oms_catalog.product
                        where merchant = :merchant and sku = :sku
                        on conflict (merchant, sku, warehouse) do update set (price_minor, currency, updated_at)
                          = (excluded.price_minor, excluded.currency, excluded.updated_at)""")
                        .bind("merchant", merchant)
                        .bind("sku", offer.sku())
                        .bind("warehouse", offer.warehouse())
                        .bind("minor", offer.price().minor())
                        .bind("currency", offer.price().currency())
                        .bind("now", clock.instant())
                        .execute())
                > 0;
    }

    boolean removeOffer(String merchant, String sku, String warehouse) {
        return jdbi.withHandle(h -> h.createUpdate(
                                "delete from oms_catalog.offer where merchant = :merchant and sku = :sku and warehouse = :warehouse")
                        .bind("merchant", merchant)
                        .bind("sku", sku)
                        .bind("warehouse", warehouse)
                        .execute())
                > 0;
    }

    private static ProductView product(ResultSet row, StatementContext context) throws SQLException {
        return new ProductView(
                row.getString("sku"),
                row.getString("name"),
                row.getString("barcode"),
                Money.of(row.getLong("price_minor"), row.getString("currency")),
                row.getInt("units"),
                row.getInt("weight_grams"),
                row.getInt("length_mm"),
                row.getInt("width_mm"),
                row.getInt("height_mm"),
                row.getBoolean("fragile"),
                row.getBoolean("upright"),
                row.getString("requires_skill"),
                row.getBoolean("archived"));
    }
}
