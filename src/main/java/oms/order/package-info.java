/**
 * The spine. Purpose: know every order and shipment, where each stands, and tell every step.
 *
 * <ul>
 *   <li>Owns: orders with their lines, shipments, order numbers, the life of both as transition tables.
 *   <li>Tells: {@link oms.order.OrderEvent}: {@code order.created} … {@code order.delivered}; {@code order.rest_cancelled} where a part was.
 *   <li>Hears: nothing. Stages say what they did by the face {@link oms.order.Orders}.
 *   <li>Refuses: a step the tables do not have; a plan that does not cover the order; cancelling what has left the house.
 * </ul>
 */
@Module(
        name = "order",
        uses = {"database", "web", "events", "money", "geo", "identity"})
@NullMarked
package oms.order;

import oms.Module;
import org.jspecify.annotations.NullMarked;
