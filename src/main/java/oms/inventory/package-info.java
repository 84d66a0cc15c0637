/**
 * Inventory: what lies in which warehouse, and what of it is promised to whom.
 *
 * <p><b>Owns</b> warehouses and the area each serves, stock per warehouse and SKU, bins, reservations, and the append-only
 * ledger of every movement: on hand and reserved are its sums. It also owns count tasks, transfers, and shortfalls: promises that a count took back. <b>Tells</b>
 * {@code inventory.goods_arrived}, {@code inventory.shortfall} and {@code inventory.warehouse_changed}; for the rest it answers its
 * callers in their transaction. <b>Hears</b> that an order, or the rest of it, was cancelled or rejected and gives its stock back, that it was authorised
 * (its promise no longer ends), picked (its pieces are off the shelf) and planned (what it lost was found). <b>Refuses</b> to promise
 * anything twice, to promise safety stock, to record a movement twice, to rewrite the ledger, goods that the catalogue does not know,
 * and more buyers of one article at once than the database can bear.
 */
@Module(
        name = "inventory",
        uses = {"catalog", "database", "events", "geo", "identity", "money", "order", "web"})
@NullMarked
package oms.inventory;

import oms.Module;
import org.jspecify.annotations.NullMarked;
