package oms.inventory;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import oms.order.OrderStatus;
import oms.order.OrderView;
import oms.order.Orders;

/**
 * What becomes of orders that lost promised pieces: those that wait for their payment or review are promised others at once, where
 * there are any; the rest is planned anew by allocation.
 */
@ApplicationScoped
class MakingGood {
    private final Orders orders;
    private final Stock stock;
    private final Promises promises;
    private final ReservationRepository reservations;
    private final Shortfalls shortfalls;

    MakingGood(
            Orders orders, Stock stock, Promises promises, ReservationRepository reservations, Shortfalls shortfalls) {
        this.orders = orders;
        this.stock = stock;
        this.promises = promises;
        this.reservations = reservations;
        this.shortfalls = shortfalls;
    }

    /** Promises orders again what they lost. Call it in a transaction; nothing changes for those for which there is too little. */
    void promiseAgain(Collection<String> orderIds) {
        var waiting = orderIds.stream()
                .distinct()
                .sorted()
                .map(orders::lock)
                .filter(order -> waits(order.status()))
                .toList();
        waiting.forEach(this::promiseAgain);
    }

    private void promiseAgain(OrderView order) {
        shortfalls.lockOf(order.id());
        var lacking = shortfalls.lacking(order.id()).stream()
                .map(lack -> new Demand(lack.sku(), lack.quantity()))
                .toList();
        if (lacking.isEmpty()) return;
        var until = order.status() == OrderStatus.PENDING ? reservations.until(order.id()) : null;
        try {
            stock.reserve(order.merchant(), order.id(), lacking, promises.mayShip(order), until);
            shortfalls.close(order.id(), "FOUND", "promised again");
        } catch (OutOfStock none) {
            Log.debugf("Order %s waits for goods that were counted away", order.id());
        }
    }

    private static boolean waits(OrderStatus status) {
        return status == OrderStatus.PENDING || status == OrderStatus.AUTHORIZED || status == OrderStatus.MANUAL_REVIEW;
    }

    /** A plan that covers the order has found its pieces, wherever they lie. */
    void planned(String orderId) {
        shortfalls.lockOf(orderId);
        shortfalls.close(orderId, "FOUND", "planned anew");
    }

    void ended(String orderId) {
        shortfalls.lockOf(orderId);
        shortfalls.close(orderId, "ENDED", "the order ended");
    }
}
