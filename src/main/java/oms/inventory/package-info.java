/**
 * Inventory: what lies in which warehouse, and what of it is promised to whom.
 *
 * <p><b>Owns</b> warehouses and the area each serves, stock per warehouse and SKU, bins, reservations, and the append-only
 * ledger of every movement: on hand and reserved are its sums. <b>Tells</b> {@code inventory.goods_arrived} and
 * {@code inventory.warehouse_changed}; for the rest it answers its callers in their transaction. <b>Hears</b> that an order
 * was cancelled or rejected and gives its stock back. <b>Refuses</b> to
 * promise anything twice, to promise safety stock, to record a movement twice, and to rewrite the ledger.
 */
@Module(
        name = "inventory",
        uses = {"database", "events", "geo", "identity", "money", "order", "web"})
@NullMarked
package oms.inventory;

import oms.Module;
import org.jspecify.annotations.NullMarked;
