/**
 * Stage 2: the buyer's money. Purpose: hold what an order costs, take what was delivered, give back the rest, and always know.
 *
 * <ul>
 *   <li>Owns: payments (one per order), the operations asked of the gateway, refunds, what buyers owe, merchants' terms, the money
 *       ledger (double entry), what of it differs from the gateway's report; the simulated gateway's own books, which stand for the world outside.
 *   <li>Tells: payment.captured, payment.voided, payment.refunded, payment.authorization_expiring, payment.reauthorized,
 *       payment.reauthorization_failed, payment.receivable_opened, payment.receivable_closed; and the order, by its face, that it is
 *       authorised, authorised anew, or cancelled because the payment was declined.
 *   <li>Hears: order.cancelled, order.rest_cancelled, order.rejected, order.delivered: what is held and not owed goes back to the buyer;
 *       order.shipment_returned: what was taken when it left goes back; the gateway's webhooks, which it does not believe but asks about.
 *   <li>Refuses: card numbers; a capture above the hold; a refund above what was captured or of more pieces than were ordered, or
 *       approved by whoever asked for it; calling a gateway inside a transaction; calling anything failed that may have happened.
 * </ul>
 */
@Module(
        name = "payment",
        uses = {"database", "events", "web", "identity", "money", "order"})
@NullMarked
package oms.payment;

import oms.Module;
import org.jspecify.annotations.NullMarked;
