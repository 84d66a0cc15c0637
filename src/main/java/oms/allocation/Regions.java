package oms.allocation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import oms.geo.GeoPoint;
import oms.inventory.WarehouseView;
import oms.inventory.Warehouses;
import oms.order.OrderView;
import oms.order.Orders;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.generic.GenericType;

/**
 * A merchant's planning regions: warehouses that are planned together, each region by one planner at a time, several at once. An order
 * belongs to the region of the warehouse nearest to its door. Merchants who name none have one region, everywhere.
 */
@ApplicationScoped
class Regions {
    /** @param region empty where the warehouse has none */
    record Assigned(String warehouse, String name, String region) {}

    private final Jdbi jdbi;
    private final Warehouses warehouses;
    private final Orders orders;
    private final Lease lease;

    Regions(Jdbi jdbi, Warehouses warehouses, Orders orders, Lease lease) {
        this.jdbi = jdbi;
        this.warehouses = warehouses;
        this.orders = orders;
        this.lease = lease;
    }

    /** @return all regions of the merchant; everywhere where none is named */
    List<Region> all(String merchant) {
        var names = names(merchant);
        if (names.isEmpty()) return List.of(Region.everywhere(merchant));
        return byName(merchant, names).values().stream()
                .sorted(Comparator.comparing(Region::name))
                .toList();
    }

    /** @return the region of that name; one without warehouses where it is no more */
    Region named(String merchant, String name) {
        return named(merchant, names(merchant), name);
    }

    private Region named(String merchant, Map<String, String> names, String name) {
        if (names.isEmpty()) return Region.everywhere(merchant);
        return byName(merchant, names).getOrDefault(name, new Region(merchant, name, Set.of()));
    }

    /** @return the name of the region to which an order belongs; empty for an order that is not there */
    String nameOf(String merchant, String order) {
        var names = names(merchant);
        return names.isEmpty()
                ? ""
                : orders.find(order).map(found -> nameOf(names, found)).orElse("");
    }

    /** @return the region to which an order belongs */
    Region of(OrderView order) {
        var names = names(order.merchant());
        return names.isEmpty()
                ? Region.everywhere(order.merchant())
                : named(order.merchant(), names, nameOf(names, order));
    }

    private String nameOf(Map<String, String> names, OrderView order) {
        return nameAt(names, warehouses.all(order.merchant()), order.location());
    }

    /** @return every warehouse with its region, by code */
    List<Assigned> assigned(String merchant) {
        var names = names(merchant);
        return warehouses.all(merchant).stream()
                .map(site -> new Assigned(site.code(), site.name(), names.getOrDefault(site.code(), "")))
                .toList();
    }

    /**
     * Puts a warehouse into a region. Planners at work are overtaken, and every open order finds its region anew.
     *
     * @param region empty for none
     * @throws oms.inventory.WarehouseNotFound where the merchant has none of that code
     */
    @Transactional
    Assigned assign(String merchant, String warehouse, String region) {
        var site = warehouses.get(merchant, warehouse);
        lease.end(merchant);
        jdbi.useHandle(h -> {
            put(h, merchant, warehouse, region);
            regroup(h, merchant);
        });
        return new Assigned(site.code(), site.name(), region);
    }

    private static void put(Handle h, String merchant, String warehouse, String region) {
        var sql = region.isEmpty()
                ? "delete from oms_allocation.region where merchant = :merchant and warehouse = :warehouse"
                : """
                        insert into oms_allocation.region (merchant, warehouse, name) values (:merchant, :warehouse, :name)
                        on conflict (merchant, warehouse) do update set name = excluded.name""";
        h.createUpdate(sql)
                .bind("merchant", merchant)
                .bind("warehouse", warehouse)
                .bind("name", region)
                .execute();
    }

    private void regroup(Handle h, String merchant) {
        var regions = new HashMap<String, String>();
        var names = names(merchant);
        var sites = warehouses.all(merchant);
        h.createQuery("""
                        select order_id from oms_allocation.waiting_order where merchant = :merchant
                        union select order_id from oms_allocation.stop where merchant = :merchant""")
                .bind("merchant", merchant)
                .mapTo(String.class)
                .forEach(id ->
                        orders.find(id).ifPresent(order -> regions.put(id, nameAt(names, sites, order.location()))));
        move(h, "oms_allocation.waiting_order", regions);
        move(h, "oms_allocation.stop", regions);
    }

    private static void move(Handle h, String table, Map<String, String> regions) {
        var ids = List.copyOf(regions.keySet());
        h.createUpdate("""
                        update <table> t set region = n.region
                          from unnest(:ids, :regions) as n (id, region) where t.order_id = n.id and t.region <> n.region""")
                .define("table", table)
                .bindArray("ids", String.class, ids)
                .bindArray(
                        "regions", String.class, ids.stream().map(regions::get).toList())
                .execute();
    }

    private Map<String, Region> byName(String merchant, Map<String, String> names) {
        return warehouses.all(merchant).stream()
                .map(WarehouseView::code)
                .collect(Collectors.groupingBy(
                        code -> names.getOrDefault(code, ""), TreeMap::new, Collectors.toCollection(TreeSet::new)))
                .entrySet()
                .stream()
                .map(of -> new Region(merchant, of.getKey(), of.getValue()))
                .collect(Collectors.toMap(Region::name, Function.identity()));
    }

    private static String nameAt(Map<String, String> names, List<WarehouseView> sites, GeoPoint door) {
        return sites.stream()
                .min(Comparator.comparingDouble(site -> site.at().metresTo(door)))
                .map(site -> names.getOrDefault(site.code(), ""))
                .orElse("");
    }

    private Map<String, String> names(String merchant) {
        return jdbi.withHandle(
                h -> h.createQuery("select warehouse, name from oms_allocation.region where merchant = :merchant")
                        .bind("merchant", merchant)
                        .setMapKeyColumn("warehouse")
                        .setMapValueColumn("name")
                        .collectInto(new GenericType<Map<String, String>>() {}));
    }
}
