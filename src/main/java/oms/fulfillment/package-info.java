/**
 * Stage 5: the warehouse floor. Purpose: say what to fetch for each shipment, in walking order, and when it is fetched.
 *
 * <ul>
 *   <li>Owns: pick lists (one live list per shipment) and every scan.
 *   <li>Tells: nothing as an event of its own; the order, by its face, that a shipment is picked or short-picked; inventory what
 *       was missing.
 *   <li>Hears: {@code order.allocated} and {@code order.reallocated} (open a list, cancel a superseded one), whatever cancels.
 *   <li>Refuses: a wrong bin, article or quantity; picking for a plan that has changed.
 * </ul>
 */
@Module(
        name = "fulfillment",
        uses = {"database", "events", "web", "identity", "money", "geo", "order", "inventory", "catalog"})
@NullMarked
package oms.fulfillment;

import oms.Module;
import org.jspecify.annotations.NullMarked;
