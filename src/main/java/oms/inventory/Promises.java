package oms.inventory;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import oms.order.OrderView;

/** How long a promise lasts, and what becomes of it when nobody pays. */
@ApplicationScoped
public class Promises {
    private final ReservationRepository reservations;
    private final StockRepository rows;
    private final Stock stock;
    private final Warehouses warehouses;
    private final PromiseLives lives;

    Promises(
            ReservationRepository reservations,
            StockRepository rows,
            Stock stock,
            Warehouses warehouses,
            PromiseLives lives) {
        this.reservations = reservations;
        this.rows = rows;
        this.stock = stock;
        this.warehouses = warehouses;
        this.lives = lives;
    }

    /**
     * @param method how the order is to be paid: {@code card}, {@code bank_transfer}, {@code pay_later}
     * @return until when stock is promised to an order placed now that is not authorised
     */
    public Instant until(String merchant, String method) {
        return lives.until(merchant, method);
    }

    /** @return orders with a promise whose time is over, the longest over first */
    public List<String> expired(Instant now, int limit) {
        return reservations.expired(now, limit);
    }

    /** @return false where another transaction is at this order's expiry: leave it to that one */
    @Transactional(MANDATORY)
    public boolean isMine(String orderId) {
        return reservations.tryTurn(orderId);
    }

    /** What the order holds is promised for good: it is authorised. */
    @Transactional(MANDATORY)
    public void keep(String orderId) {
        reservations.keep(orderId);
    }

    /** Takes back all that is promised to the order; the caller holds the order's row and found it unpaid. */
    @Transactional(MANDATORY)
    public void expire(String orderId) {
        reservations.merchantOf(orderId).ifPresent(merchant -> {
            var held = reservations.lockOpen(orderId);
            var movements = held.stream()
                    .map(h -> Movement.released(h, "payment not completed in time"))
                    .toList();
            if (!rows.move(merchant, movements))
                throw new IllegalStateException("The stock does not hold what is promised: " + movements);
            reservations.close(held, "EXPIRED");
        });
    }

    /** @return whether a promise to the order was taken back because it was not paid in time */
    public boolean hasExpired(String orderId) {
        return reservations.hasExpired(orderId);
    }

    /**
     * Promises the order what it lacks of what it ordered.
     *
     * @throws OutOfStock when it cannot be had any more
     */
    @Transactional(value = MANDATORY, dontRollbackOn = OutOfStock.class)
    public void again(OrderView order) {
        Map<String, Long> wanted = new HashMap<>();
        order.lines().forEach(line -> wanted.merge(line.sku(), (long) line.quantity(), Long::sum));
        reservations.lockOpen(order.id()).forEach(held -> wanted.merge(held.sku(), -held.quantity(), Long::sum));
        var lacking = new ArrayList<Demand>();
        wanted.forEach((sku, pieces) -> {
            if (pieces > 0) lacking.add(new Demand(sku, pieces));
        });
        if (!lacking.isEmpty()) stock.reserve(order.merchant(), order.id(), lacking, mayShip(order), null);
    }

    /** @return the warehouses that may ship the order, best first */
    List<String> mayShip(OrderView order) {
        if (order.boundWarehouse() != null) return List.of(order.boundWarehouse());
        return warehouses.serving(order.merchant(), order.location()).stream()
                .map(WarehouseView::code)
                .toList();
    }
}
