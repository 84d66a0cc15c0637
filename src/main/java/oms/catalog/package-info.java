/**
 * Catalog: what a merchant sells, at which price, and the promotion codes that lower it.
 *
 * <p><b>Owns</b> products, prices per warehouse (offers), promotion codes, their redemptions and budgets. <b>Tells</b>
 * nothing as an event; it answers its callers in their transaction. <b>Hears</b> that an order was cancelled or rejected and
 * gives its promotion codes back. <b>Refuses</b> to redeem a code beyond its budget, its uses or a customer's limit, and
 * twice for one order.
 */
@Module(
        name = "catalog",
        uses = {"database", "events", "identity", "money", "order", "web"})
@NullMarked
package oms.catalog;

import oms.Module;
import org.jspecify.annotations.NullMarked;
