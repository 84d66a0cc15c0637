/**
 * Stage 4: which warehouse ships what, and which driver delivers it, decided together. Purpose: give every approved order a plan
 * within a second, and be able to say why.
 *
 * <ul>
 *   <li>Owns: the allocation model of each channel, hyperlocal sessions, planning regions, the list of orders that want a plan, the stops that are
 *       planned, the decision records, the planners' lease. The arithmetic lives in {@link oms.allocation.planning}, the search for
 *       tours in {@link oms.allocation.search}.
 *   <li>Tells: nothing of its own; the order, by its face, that it is allocated, allocated anew, or cannot be now. Room is
 *       claimed from {@code fleet}, stock moved in {@code inventory}, all in the transaction that tells.
 *   <li>Hears: {@code order.approved}, {@code order.short_picked}, {@code order.released} (plan it), picks and departures (what is
 *       fixed), ends (room is given back); {@code driver.*} (try again what waits; plan anew what a driver who dropped out would have
 *       taken); {@code inventory.goods_arrived} and {@code inventory.warehouse_changed} likewise; {@code inventory.shortfall} (plan
 *       anew what a count took back). What nobody told is noticed when a waiting order is
 *       tried again, every few seconds.
 *   <li>Improves open plans by itself, every minute, until the warehouse fixes them or a dispatcher has chosen the driver.
 *   <li>Gives a shipment to the driver whom a dispatcher chooses, by the same rules, from the same warehouse.
 *   <li>Refuses: to solve inside a transaction; two planners at once for one region, and the effects of one whose lease has passed;
 *       another driver for what has left, or who cannot, or who would break the promise unasked; a change without a reason; to change
 *       anything in a dry run, or when a past day is planned again under other weights.
 * </ul>
 */
@Module(
        name = "allocation",
        uses = {"database", "events", "web", "identity", "money", "geo", "order", "inventory", "fleet", "catalog"})
@NullMarked
package oms.allocation;

import oms.Module;
import org.jspecify.annotations.NullMarked;
