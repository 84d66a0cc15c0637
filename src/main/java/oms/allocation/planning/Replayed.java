package oms.allocation.planning;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of a day's orders.
 *
 * @param earned by the orders that were filled, minor units
 * @param goods what they cost at their warehouses, and {@code handling} their shipments
 * @param metres driven for them, and {@code seconds} on the road
 */
public record Replayed(List<Order> orders, long earned, long goods, long handling, double metres, long seconds) {
    /** @param key as {@link Option#key()} names it; null where nobody could ship it @param onTime whether every door is done by the deadline */
    public record Order(String id, @Nullable String key, int shipments, boolean onTime) {}

    public int filled() {
        return (int) orders.stream().filter(order -> order.key() != null).count();
    }

    public int shipments() {
        return orders.stream().mapToInt(Order::shipments).sum();
    }

    /** @return orders in more than one shipment */
    public int split() {
        return (int) orders.stream().filter(order -> order.shipments() > 1).count();
    }

    public int onTime() {
        return (int) orders.stream().filter(Order::onTime).count();
    }

    /** @return goods, handling, driving and splits at these prices, whatever it was planned with; minor units */
    public long cost(Rates rates) {
        return goods + handling + Costs.way(rates, metres, seconds) + (shipments() - filled()) * rates.perSplit();
    }
}
