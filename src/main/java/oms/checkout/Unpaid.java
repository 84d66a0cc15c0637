package oms.checkout;

import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import oms.database.Retry;
import oms.inventory.OutOfStock;
import oms.inventory.Promises;
import oms.order.Cancellation;
import oms.order.Cancellation.Cause;
import oms.order.OrderStatus;
import oms.order.OrderView;
import oms.order.Orders;
import oms.payment.Payments;

/**
 * Takes back what is promised to orders that nobody pays. The order's row is locked first and decides: who was authorised before keeps
 * the goods, and who is authorised afterwards is promised them again, or gets the money back. Any number of replicas may run it.
 */
@ApplicationScoped
class Unpaid {
    private static final int BATCH = 100;
    private static final String SELF = "checkout";

    private final Orders orders;
    private final Promises promises;
    private final Payments payments;
    private final Clock clock;

    Unpaid(Orders orders, Promises promises, Payments payments, Clock clock) {
        this.orders = orders;
        this.promises = promises;
        this.payments = payments;
        this.clock = clock;
    }

    @Scheduled(every = "10s", delayed = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void expire() {
        expire(clock.instant());
    }

    /** @return how many orders were due */
    int expire(Instant now) {
        var due = promises.expired(now, BATCH);
        for (var orderId : due) {
            try {
                Retry.onConflict(() -> {
                    QuarkusTransaction.requiringNew().run(() -> expire(orderId));
                    return true;
                });
            } catch (RuntimeException e) {
                Log.warnf(e, "The promise to order %s could not be taken back; it is tried again", orderId);
            }
        }
        return due.size();
    }

    private void expire(String orderId) {
        if (!promises.isMine(orderId)) return;
        var order = orders.lock(orderId);
        if (order.status() != OrderStatus.PENDING) {
            promises.keep(orderId);
            return;
        }
        if (!payments.mayHaveHappened(orderId))
            cancel(order, Cause.PAYMENT_EXPIRED, "The payment was not completed in time");
        promises.expire(orderId);
    }

    /** The order is authorised. Where its goods were given back meanwhile they are promised again, if there are any left. */
    void authorized(String orderId) {
        if (!promises.hasExpired(orderId)) return;
        var order = orders.lock(orderId);
        if (order.status().isTerminal() || !order.shipments().isEmpty()) return;
        try {
            promises.again(order);
        } catch (OutOfStock gone) {
            cancel(
                    order,
                    Cause.OUT_OF_STOCK,
                    "The payment came after the goods had been given back, and they are sold out. Nothing was charged");
        }
    }

    private void cancel(OrderView order, Cause cause, String words) {
        orders.cancel(order.merchant(), order.id(), new Cancellation(cause, words, SELF));
    }
}
