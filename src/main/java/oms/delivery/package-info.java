/**
 * Stages 6 to 8: the road and the door. Purpose: bring what was packed to whom it belongs, know at every moment who has it,
 * and close the order with a proof.
 *
 * <ul>
 *   <li>Owns: trips (driver × warehouse × departure) with their stops, packages and their chain of custody, reports, proofs
 *       and the rules that say which are wanted, codes for doors, what shoppers see of it,
 *       what shoppers were told of arrivals, what phones told of a shift, where drivers were (by days, for a term).
 *   <li>Tells: nothing of its own; the order, by its face, that a shipment is handed off, delivered, not delivered, back.
 *   <li>Hears: {@code order.allocated}, {@code order.reallocated}, {@code order.short_picked}, {@code order.packed},
 *       {@code order.cancelled}, {@code order.rest_cancelled}, {@code order.rejected}: a shipment gets its stop, moves it, loses it.
 *   <li>Holds: a shipment waits at one open stop at a time and is handed over once; a driver is on one trip at a time; a
 *       package leaves by scan only; the door is one transaction: proof, delivered,
 *       capture ordered, stock gone, room freed.
 *   <li>Foretells arrivals in one way ({@link oms.delivery.Arrival}) for shopper, driver and dispatcher; how long doors take it learns
 *       from stops that are done.
 *   <li>Keeps: each report of a phone once and in its place, whenever, however often and in whatever order it comes; each fix of a device once, whenever and however often it comes; the last position is that of the latest fix.
 *   <li>Refuses: a load or departure on a hold that lapses before the door; a wrong, foreign or missing package; a trip or stop of another driver; a door without the
 *       proofs that the merchant wants, a sixth guess of a code; a stop moved to another driver's trip (the allocation changes drivers, trips follow it); to show a
 *       driver to anybody but dispatchers and the shopper who is next.
 *   <li>Shows: the driver's day on a phone, also without a network; the dispatcher's board, with what a move costs before it is made and
 *       what was told too late to count; an order's way and custody.
 * </ul>
 */
@Module(
        name = "delivery",
        uses = {"database", "web", "events", "money", "geo", "identity", "order", "inventory", "fleet", "payment"})
@NullMarked
package oms.delivery;

import oms.Module;
import org.jspecify.annotations.NullMarked;
