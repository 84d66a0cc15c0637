/**
 * Stage 1: from a basket to an order. Purpose: price what a shopper wants, check that it can be delivered and paid, and place
 * the order in one transaction.
 *
 * <ul>
 *   <li>Knows three ways to sell, one for each channel: one price and any warehouse (cost absorption), a session's warehouse
 *       with its prices and goods (hyperlocal), the warehouse whose offer the shopper chose (buy box). The order keeps it.
 *   <li>Owns: checkouts, each with what was wished and the last quote; it makes one order, ever. Delivery windows and who has a
 *       place in them.
 *   <li>Tells: nothing itself; placing the order tells {@code order.created}.
 *   <li>Hears: order.authorized (an order that was paid after its goods had been given back is promised them again, or cancelled),
 *       order.cancelled, order.rejected (its place in a delivery window is free again).
 *   <li>Ends: orders that nobody pays in the time of their way of paying; their stock is promised to others.
 *   <li>Refuses: prices of the client; goods that are not there, addresses nobody serves, codes that are used up; to take more
 *       than was quoted; bursts of tries to pay, and guessing of codes; to call the gateway inside a transaction.
 * </ul>
 */
@Module(
        name = "checkout",
        uses = {
            "allocation",
            "catalog",
            "database",
            "events",
            "fraud",
            "geo",
            "identity",
            "inventory",
            "money",
            "order",
            "payment",
            "web"
        })
@NullMarked
package oms.checkout;

import oms.Module;
import org.jspecify.annotations.NullMarked;
