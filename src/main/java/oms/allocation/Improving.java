package oms.allocation;

import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import oms.database.Retry;
import oms.fleet.DriverFull;
import oms.inventory.OutOfStock;
import oms.inventory.WarehouseView;
import oms.inventory.Warehouses;
import oms.order.OrderView;
import oms.order.Orders;
import oms.order.ShipmentStatus;

/**
 * Keeps open plans improving until the warehouse fixes them: looks over all open orders of a merchant at once, under the planner's
 * lease, and changes only what is better by more than a change costs, the shopper's promise included. From the time on by which a
 * warehouse must begin to pick for a wave, its orders only change drivers.
 */
@ApplicationScoped
class Improving {
    private final Regions regions;
    private final Stops stops;
    private final Orders orders;
    private final Warehouses warehouses;
    private final Lease lease;
    private final Drafts drafts;
    private final Deciding deciding;
    private final AllocationSettings settings;
    private final Clock clock;

    Improving(
            Regions regions,
            Stops stops,
            Orders orders,
            Warehouses warehouses,
            Lease lease,
            Drafts drafts,
            Deciding deciding,
            AllocationSettings settings,
            Clock clock) {
        this.regions = regions;
        this.stops = stops;
        this.orders = orders;
        this.warehouses = warehouses;
        this.lease = lease;
        this.drafts = drafts;
        this.deciding = deciding;
        this.settings = settings;
        this.clock = clock;
    }

    @Scheduled(
            every = "${oms.allocation.improve-every:60s}",
            delayed = "30s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void improveAll() {
        stops.merchants().forEach(this::improve);
    }

    /** @return how many orders go a better way now; none of regions at which another planner is */
    int improve(String merchant) {
        return regions.all(merchant).stream()
                .flatMap(region -> lease.take(region).stream())
                .mapToInt(this::improve)
                .sum();
    }

    private int improve(Lease.Held held) {
        try {
            var wishes = wishes(held.region());
            if (wishes.isEmpty() || !lease.renew(held)) return 0;
            return drafts.improve(held.region(), wishes).stream()
                    .mapToInt(changes -> apply(held, changes))
                    .sum();
        } finally {
            lease.release(held);
        }
    }

    private List<Wish> wishes(Region region) {
        var open = new LinkedHashMap<String, List<Stops.Stop>>();
        for (var stop : stops.improvable(region, settings.improveAtOnce()))
            open.computeIfAbsent(stop.orderId(), any -> new ArrayList<>()).add(stop);
        var sites = warehouses.all(region.merchant()).stream()
                .collect(Collectors.toMap(WarehouseView::code, Function.identity()));
        var wishes = new ArrayList<Wish>();
        open.forEach((order, doors) ->
                orders.find(order).flatMap(found -> wish(found, doors, sites)).ifPresent(wishes::add));
        return wishes;
    }

    private Optional<Wish> wish(OrderView order, List<Stops.Stop> doors, Map<String, WarehouseView> sites) {
        if (order.heldReason() != null || order.status().isTerminal()) return Optional.empty();
        var open = doors.stream()
                .filter(stop -> isAllocated(order, stop.shipmentId()))
                .toList();
        var fixed = open.stream().anyMatch(stop -> isBeingPicked(stop, sites));
        if (open.isEmpty() || fixed && open.size() > 1) return Optional.empty();
        return Optional.of(fixed ? Wish.handingOver(order, open.getFirst()) : Wish.reopening(order, open));
    }

    private static boolean isAllocated(OrderView order, String shipmentId) {
        return order.shipments().stream()
                .anyMatch(s -> s.id().equals(shipmentId) && s.status() == ShipmentStatus.ALLOCATED);
    }

    private boolean isBeingPicked(Stops.Stop stop, Map<String, WarehouseView> sites) {
        var site = sites.get(stop.warehouse());
        return site == null || !clock.instant().isBefore(stop.waveAt().minus(site.pickLead()));
    }

    private int apply(Lease.Held held, List<Drafts.Better> changes) {
        if (changes.isEmpty()) return 0;
        try {
            return Retry.onConflict(() -> QuarkusTransaction.requiringNew().call(() -> {
                deciding.improve(held, changes);
                return changes.size();
            }));
        } catch (Overtaken | DriverFull | OutOfStock overtaken) {
            return 0;
        } catch (RuntimeException unexpected) {
            Log.errorf(unexpected, "A better plan for %s could not be taken; it is looked for again", held.merchant());
            return 0;
        }
    }
}
