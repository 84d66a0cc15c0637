/**
 * What shoppers are told. Purpose: say once, in the shopper's language, what happened to an order, and be able to show it.
 *
 * <ul>
 *   <li>Owns: messages (one per fact and channel, with their state), the rules of each merchant: which facts by which channel, in
 *       which language, and when shoppers are left in peace.
 *   <li>Tells: nothing to the house; mail and SMS to shoppers, webhooks to the merchant's own systems.
 *   <li>Hears: {@link oms.order.OrderEvent}, {@link oms.payment.PaymentEvent}.
 *   <li>Refuses: telling a fact twice by one channel; a webhook into our own network; sending inside a transaction; keeping names, addresses and tracking links for longer
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
