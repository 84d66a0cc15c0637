/**
 * Stage 5: the warehouse floor. Purpose: say what to fetch for each shipment and in which order, how to pack it, and what goes
 * on the box.
 *
 * <ul>
 *   <li>Owns: pick lists (one live list per shipment) and every scan; waves, the trolleys they are made of, and what is to be put back;
 *       how each warehouse is built and worked; the merchant's boxes and packing rules; packages, their
 *       numbers (SSCC), label printers and every label printed.
 *   <li>Tells: nothing as an event of its own; the order, by its face, that a shipment is picked, short-picked or packed;
 *       inventory what was missing.
 *   <li>Hears: {@code order.allocated} and {@code order.reallocated} (open a list, cancel a superseded one), whatever cancels
 *       (its lists close, its packages are void).
 *   <li>By the clock: a warehouse's cut-offs release what waits as a wave, once.
 *   <li>Refuses: a wrong tote, bin, article or quantity; picking or packing for a plan that has changed; a package that weighs
 *       something else than what is said to be in it.
 *   <li>Within, as pure engines: {@link oms.fulfillment.pickpath} finds the shortest walk, {@link
 *       oms.fulfillment.batching} which orders share one, {@link oms.fulfillment.packing} the boxes and what lies where in
 *       them.
 * </ul>
 */
@Module(
        name = "fulfillment",
        uses = {"database", "events", "web", "identity", "money", "geo", "order", "inventory", "catalog"})
@NullMarked
package oms.fulfillment;

import oms.Module;
import org.jspecify.annotations.NullMarked;
