/**
 * Stage 3: the fraud check. Purpose: say of every authorised order how suspicious it is and why, and let a person decide the
 * doubtful ones in time.
 *
 * <ul>
 *   <li>Owns: what is remembered of orders (salted hashes only), the versions of the rules, scores with their contributions and what
 *       they were made of, reviews, labels and charge-backs, what is blocked or allowed, counts of tries.
 *   <li>Tells: nothing itself; the order, by its face: approved, review required, rejected, or cancelled when nobody decided.
 *   <li>Hears: order.created (remembered), order.authorized (scored), order.delivered, order.rejected, order.cancelled,
 *       order.rest_cancelled (what became of it; an open review is withdrawn).
 *   <li>Refuses: a second decision; a decision on an order that was cancelled or after the deadline; names in clear;
 *       at the till and for promotion codes more tries than are allowed.
 *   <li>Holds: a version is never changed; a score is the sum of its contributions, at most 1, by one live version, a shadow without
 *       effect beside it; looks at a bounded number of rows; an order waits in MANUAL_REVIEW exactly while its review is open.
 * </ul>
 */
@Module(
        name = "fraud",
        uses = {"database", "events", "web", "identity", "money", "geo", "order"})
@NullMarked
package oms.fraud;

import oms.Module;
import org.jspecify.annotations.NullMarked;
