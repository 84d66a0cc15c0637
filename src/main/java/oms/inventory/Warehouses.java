package oms.inventory;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import oms.events.Outbox;
import oms.geo.GeoPoint;
import oms.inventory.InventoryEvent.WarehouseChanged;

/** A merchant's warehouses: where they are, when they work, whom they serve. */
@ApplicationScoped
public class Warehouses {
    private final WarehouseRepository warehouses;
    private final Outbox outbox;

    Warehouses(WarehouseRepository warehouses, Outbox outbox) {
        this.warehouses = warehouses;
        this.outbox = outbox;
    }

    /** @return all of them, also closed ones, sorted by code */
    public List<WarehouseView> all(String merchant) {
        return warehouses.all(merchant);
    }

    /** @return the active ones whose area holds the point, nearest first */
    public List<WarehouseView> serving(String merchant, GeoPoint point) {
        return all(merchant).stream()
                .filter(warehouse -> warehouse.active() && warehouse.serves(point))
                .sorted(java.util.Comparator.comparingDouble(
                        warehouse -> warehouse.at().metresTo(point)))
                .toList();
    }

    /** @throws WarehouseNotFound where this merchant has none of that code */
    public WarehouseView get(String merchant, String code) {
        return find(merchant, code).orElseThrow(() -> new WarehouseNotFound(code));
    }

    public Optional<WarehouseView> find(String merchant, String code) {
        return warehouses.find(merchant, code);
    }

    /** Makes the warehouse, or changes it where its code is known; tells {@code inventory.warehouse_changed}. */
    @jakarta.transaction.Transactional
    public void put(String merchant, WarehouseView warehouse) {
        var version = warehouses.put(merchant, warehouse);
        var key = merchant + "/" + warehouse.code();
        outbox.publish(new WarehouseChanged(key, merchant, version, warehouse.code(), warehouse.active()));
    }
}
