/**
 * What shoppers are told. Purpose: say once, in the shopper's language, what happened to an order, and be able to show it.
 *
 * <ul>
 *   <li>Owns: messages (one per fact, with their state), the rules of each merchant: which facts, which language.
 *   <li>Tells: nothing to the house; mail to shoppers.
 *   <li>Hears: {@link oms.order.OrderEvent}, {@link oms.payment.PaymentEvent}.
 *   <li>Refuses: telling a fact twice; sending inside a transaction; keeping names, addresses and tracking links for longer
 *       than its setting says; telling a shopper what a fraud check or a colleague thought of them.
 * </ul>
 */
@Module(
        name = "notification",
        uses = {"database", "events", "web", "identity", "money", "order", "payment"})
@NullMarked
package oms.notification;

import oms.Module;
import org.jspecify.annotations.NullMarked;
