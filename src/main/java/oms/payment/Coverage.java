package oms.payment;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import oms.order.ShipmentView;
import org.jspecify.annotations.Nullable;

/** Whether the money for a shipment is held for as long as it takes until it is captured: nothing leaves on a dead hold. */
public final class Coverage {
    /**
     * What is known of one order.
     *
     * @param captures shipments whose capture was ordered: they need no hold any more
     */
    record Covered(
            String orderId,
            boolean held,
            @Nullable Instant expiresAt,
            CaptureMoment captureAt,
            List<String> captures) {}

    private final Map<String, Covered> orders;

    Coverage(List<Covered> orders) {
        this.orders = orders.stream().collect(Collectors.toMap(Covered::orderId, Function.identity()));
    }

    /** @return when the hold lapses that this order's shipments need until the door; empty where none is held, or none needed */
    public Optional<Instant> lapsesAt(String orderId) {
        return Optional.ofNullable(orders.get(orderId))
                .filter(order -> order.held() && order.captureAt() == CaptureMoment.DELIVERED)
                .map(Covered::expiresAt);
    }

    /**
     * @return why the shipment may not leave now, as a sentence for people; empty when its money is held for long enough, taken
     *     already, or not due
     */
    public Optional<String> against(String orderId, ShipmentView shipment, Instant now) {
        var order = orders.get(orderId);
        if (order == null || shipment.total().isZero() || order.captures().contains(shipment.id()))
            return Optional.empty();
        var ends = order.expiresAt();
        if (!order.held() || ends == null) return Optional.of("No money is held for this order");
        if (!now.isBefore(ends)) return Optional.of("The hold on the buyer's money has lapsed: renew it first");
        if (order.captureAt() == CaptureMoment.DELIVERED
                && !shipment.deliverAt().isBefore(ends))
            return Optional.of("The hold on the buyer's money lapses before this is delivered: renew it first");
        return Optional.empty();
    }
}
