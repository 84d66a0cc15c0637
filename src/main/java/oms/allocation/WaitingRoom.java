package oms.allocation;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import oms.order.OrderStatus;
import oms.order.Orders;
import oms.order.Sla;
import org.jspecify.annotations.Nullable;

/** What waits for a plan, for people to look at. */
@ApplicationScoped
class WaitingRoom {
    private static final int SHOWN = 50;

    /**
     * @param why what made a plan necessary
     * @param obstacle what the last try said; null before it
     * @param planned whether a plan is in force meanwhile
     */
    record Line(
            String orderId,
            String number,
            OrderStatus status,
            int units,
            Sla sla,
            Instant deliverBy,
            Instant since,
            int tries,
            String why,
            @Nullable String obstacle,
            boolean planned) {}

    private final Waiting waiting;
    private final Orders orders;

    WaitingRoom(Waiting waiting, Orders orders) {
        this.waiting = waiting;
        this.orders = orders;
    }

    /** @return those that wait the longest, at most fifty */
    List<Line> lines(String merchant) {
        return waiting.all(merchant, SHOWN).stream()
                .flatMap(entry -> line(entry).stream())
                .toList();
    }

    private Optional<Line> line(Waiting.Entry entry) {
        return orders.find(entry.orderId())
                .map(order -> new Line(
                        order.id(),
                        order.number(),
                        order.status(),
                        order.units(),
                        order.sla(),
                        order.deliverBy(),
                        entry.since(),
                        entry.tries(),
                        entry.why(),
                        entry.obstacle(),
                        order.shipments().stream().anyMatch(s -> s.status().isLive())));
    }
}
