package oms.allocation;

import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import oms.allocation.Waiting.Entry;
import oms.database.Retry;
import oms.fleet.DriverFull;
import oms.inventory.OutOfStock;
import oms.order.OrderView;
import oms.order.Orders;
import oms.order.ShipmentStatus;

/**
 * Gives waiting orders their plan: loads and solves with no transaction open, then decides each order in one short transaction.
 * What was overtaken meanwhile is planned anew; after two such tries alone, where no other order can be in its way.
 */
@ApplicationScoped
class Planner {
    private static final int TRIES_TOGETHER = 2;
    private static final int TRIES_AT_ONCE = 6;
    /** Then the improver, dispatchers and other merchants have their turn, however many orders nobody can ship. */
    private static final Duration TURN = Duration.ofSeconds(5);

    private final Regions regions;
    private final Waiting waiting;
    private final Lease lease;
    private final Orders orders;
    private final Stops stops;
    private final Drafts drafts;
    private final Deciding deciding;
    private final AllocationSettings settings;
    private final Clock clock;

    Planner(
            Regions regions,
            Waiting waiting,
            Lease lease,
            Orders orders,
            Stops stops,
            Drafts drafts,
            Deciding deciding,
            AllocationSettings settings,
            Clock clock) {
        this.regions = regions;
        this.waiting = waiting;
        this.lease = lease;
        this.orders = orders;
        this.stops = stops;
        this.drafts = drafts;
        this.deciding = deciding;
        this.settings = settings;
        this.clock = clock;
    }

    /** Finds what no commit announced here: retries, and what another replica left. */
    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void planDue() {
        waiting.merchantsDue().forEach(this::plan);
    }

    /** Plans all that is due, region by region, leaving those at which another planner is. */
    void plan(String merchant) {
        for (var name : waiting.regionsDue(merchant))
            lease.take(regions.named(merchant, name)).ifPresent(this::plan);
    }

    private void plan(Lease.Held held) {
        try {
            var end = clock.instant().plus(TURN);
            for (var batch = batch(held.region()); !batch.isEmpty(); batch = batch(held.region())) {
                if (clock.instant().isAfter(end) || !lease.renew(held)) return;
                plan(held, batch);
            }
        } finally {
            lease.release(held);
        }
    }

    private List<Entry> batch(Region region) {
        var due = waiting.due(region, settings.batch());
        var together =
                due.stream().filter(entry -> entry.overtaken() < TRIES_TOGETHER).toList();
        return together.isEmpty() && !due.isEmpty() ? List.of(due.getFirst()) : together;
    }

    private void plan(Lease.Held held, List<Entry> batch) {
        var wishes = new LinkedHashMap<Entry, Wish>();
        for (var entry : batch) {
            var wish = orders.find(entry.orderId())
                    .map(order -> wish(order, entry.tries()))
                    .filter(Planner::isOpen);
            wish.ifPresentOrElse(open -> wishes.put(entry, open), () -> forget(entry.orderId()));
        }
        if (wishes.isEmpty()) return;
        var made = drafts.make(held.region(), List.copyOf(wishes.values()));
        wishes.forEach((entry, wish) -> decide(held, entry, wish, Objects.requireNonNull(made.get(entry.orderId()))));
    }

    /** Looks again under the order's lock: one that was released meanwhile goes on waiting. */
    private void forget(String orderId) {
        QuarkusTransaction.requiringNew().run(() -> {
            if (!isOpen(wish(orders.lock(orderId), 0))) waiting.remove(orderId);
        });
    }

    /**
     * What is picked and lost its driver is handed over first, one shipment after the other; then the rest is planned. Where nobody can
     * take over, the rest has its turn every other time.
     */
    private Wish wish(OrderView order, int tries) {
        var disrupted = stops.disrupted(order.id());
        var picked = disrupted.stream()
                .filter(stop -> is(order, stop, ShipmentStatus.PICKED) || is(order, stop, ShipmentStatus.PACKED))
                .findFirst();
        var rest = Wish.reopening(
                order,
                disrupted.stream()
                        .filter(stop -> is(order, stop, ShipmentStatus.ALLOCATED))
                        .toList());
        var restsTurn = tries % 2 == 1 && !rest.isFulfilled();
        return picked.filter(stop -> !restsTurn)
                .map(stop -> Wish.handingOver(order, stop))
                .orElse(rest);
    }

    private static boolean is(OrderView order, Stops.Stop stop, ShipmentStatus status) {
        return order.shipments().stream().anyMatch(s -> s.id().equals(stop.shipmentId()) && s.status() == status);
    }

    private static boolean isOpen(Wish wish) {
        var wanted = switch (wish.order().status()) {
            case APPROVED, BACKORDERED, ALLOCATED -> true;
            case PICKED, PACKED -> !wish.reopened().isEmpty();
            default -> false;
        };
        return wanted && wish.order().heldReason() == null && !wish.isFulfilled();
    }

    private void decide(Lease.Held held, Entry entry, Wish wish, Drafts.Draft draft) {
        try {
            Retry.onConflict(() -> {
                QuarkusTransaction.requiringNew().run(() -> deciding.decide(held, entry, wish, draft));
                return true;
            });
        } catch (Overtaken | DriverFull | OutOfStock overtaken) {
            var pause = entry.overtaken() < TRIES_AT_ONCE ? Duration.ZERO : settings.backorderRetry();
            waiting.overtaken(entry, pause);
        } catch (RuntimeException unexpected) {
            Log.errorf(unexpected, "Order %s could not be planned; it is tried again later", entry.orderId());
            waiting.overtaken(entry, settings.backorderRetry());
        }
    }
}
