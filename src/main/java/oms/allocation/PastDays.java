package oms.allocation;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import oms.allocation.planning.Replay;
import oms.allocation.planning.Request;
import oms.allocation.planning.StockLevel;
import oms.allocation.planning.Warehouse;
import oms.catalog.Catalog;
import oms.catalog.ProductView;
import oms.fleet.DriverView;
import oms.fleet.Drivers;
import oms.geo.GeoPoint;
import oms.identity.Merchants;
import oms.inventory.Stock;
import oms.inventory.WarehouseView;
import oms.inventory.Warehouses;
import oms.order.AllocationModel;
import oms.order.OrderView;
import oms.order.Orders;
import oms.web.Conflict;
import oms.web.InvalidRequest;
import org.jspecify.annotations.Nullable;

/**
 * Days that are over, as they began: their orders, the stock of the morning and what came in, and the drivers' rosters. Warehouses,
 * rosters, prices and costs are today's, which is what a question about tomorrow wants.
 */
@Singleton
class PastDays {
    /** No order was placed here before it, and the database knows no year long before. */
    private static final int FIRST_YEAR = 2000;

    /** @param prices by warehouse and SKU, where a warehouse has its own */
    record Day(
            List<OrderView> orders,
            List<WarehouseView> open,
            List<Warehouse> sites,
            List<Replay.Person> people,
            List<StockLevel> stock,
            Map<String, ProductView> products,
            Map<String, Long> prices,
            String currency) {

        String number(String orderId) {
            return orders.stream()
                    .filter(order -> order.id().equals(orderId))
                    .findFirst()
                    .orElseThrow()
                    .number();
        }

        /** @param model under which all are sold; null leaves each its own */
        List<Replay.Arrival> arrivals(@Nullable AllocationModel model) {
            return orders.stream().map(order -> arrival(order, model)).toList();
        }

        private Replay.Arrival arrival(OrderView order, @Nullable AllocationModel other) {
            var model = other == null ? order.model() : other;
            long earns =
                    order.items().minus(order.discount()).plus(order.shipping()).minor();
            var request = new Request(
                    order.id(),
                    order.location(),
                    lines(order),
                    other == null ? order.boundWarehouse() : null,
                    order.windowStart(),
                    order.deliverBy(),
                    model == AllocationModel.COST_ABSORPTION ? earns : 0,
                    null,
                    null);
            return new Replay.Arrival(
                    order.placedAt(), request, earns, other == null ? List.of() : first(order, other));
        }

        private List<Request.Line> lines(OrderView order) {
            return order.lines().stream()
                    .map(line -> {
                        var product = products.get(line.sku());
                        var skill = product == null ? null : product.requiresSkill();
                        return new Request.Line(line.sku(), line.quantity(), line.unitsEach(), skill);
                    })
                    .toList();
        }

        /** @return warehouses that the other model would bind the order to, the first that has it all */
        private List<String> first(OrderView order, AllocationModel model) {
            var door = order.location();
            var serving = open.stream()
                    .filter(site -> site.serves(door))
                    .sorted(Comparator.comparingDouble(site -> site.at().metresTo(door)))
                    .toList();
            return switch (model) {
                case COST_ABSORPTION -> List.of();
                case HYPERLOCAL ->
                    serving.stream().limit(1).map(WarehouseView::code).toList();
                case BUY_BOX ->
                    serving.stream()
                            .sorted(Comparator.comparingLong(site -> price(order, site.code())))
                            .map(WarehouseView::code)
                            .toList();
            };
        }

        private long price(OrderView order, String warehouse) {
            return order.lines().stream()
                    .mapToLong(line -> line.quantity()
                            * prices.getOrDefault(
                                    key(warehouse, line.sku()), line.unitPrice().minor()))
                    .sum();
        }
    }

    private final Orders orders;
    private final Warehouses warehouses;
    private final Stock stock;
    private final Drivers drivers;
    private final Catalog catalog;
    private final Merchants merchants;
    private final Clock clock;

    PastDays(
            Orders orders,
            Warehouses warehouses,
            Stock stock,
            Drivers drivers,
            Catalog catalog,
            Merchants merchants,
            Clock clock) {
        this.orders = orders;
        this.warehouses = warehouses;
        this.stock = stock;
        this.drivers = drivers;
        this.catalog = catalog;
        this.merchants = merchants;
        this.clock = clock;
    }

    /** @param most orders that may be replayed */
    Day load(String merchant, LocalDate date, @Nullable String channel, int most) {
        var business = merchants.get(merchant);
        if (!date.isBefore(LocalDate.ofInstant(clock.instant(), business.zone())))
            throw new InvalidRequest("/day", "not_over", "The day must be over");
        var placed =
                date.getYear() < FIRST_YEAR ? List.<OrderView>of() : orders.placedOn(merchant, date, channel, most + 1);
        if (placed.isEmpty())
            throw new Conflict(
                    "no_orders",
                    "No order of that day" + (channel == null ? "" : " and channel") + " was ever to be shipped");
        if (placed.size() > most)
            throw new Conflict(
                    "too_many_orders", "The day has more than " + most + " orders; ask for one channel of it");
        var skus = new TreeSet<String>();
        placed.forEach(order -> order.lines().forEach(line -> skus.add(line.sku())));
        var open =
                warehouses.all(merchant).stream().filter(WarehouseView::active).toList();
        var prices = new HashMap<String, Long>();
        for (var offer : catalog.offers(merchant, skus))
            prices.put(key(offer.warehouse(), offer.sku()), offer.price().minor());
        return new Day(
                placed,
                open,
                open.stream().map(Situations::site).toList(),
                people(merchant, date, open),
                levels(
                        merchant,
                        skus,
                        date.atStartOfDay(business.zone()).toInstant(),
                        date.plusDays(1).atStartOfDay(business.zone()).toInstant()),
                catalog.products(merchant, skus),
                prices,
                business.currency());
    }

    private List<StockLevel> levels(String merchant, Set<String> skus, Instant from, Instant until) {
        var there = stock.toSellBetween(merchant, skus, from, until);
        var levels = new ArrayList<StockLevel>();
        for (var row : stock.availability(merchant, skus))
            levels.add(new StockLevel(
                    row.warehouse(),
                    row.sku(),
                    (int) Math.clamp(
                            there.getOrDefault(key(row.warehouse(), row.sku()), 0L) - row.safety(),
                            0,
                            Integer.MAX_VALUE),
                    row.unitCost().minor()));
        return levels;
    }

    private List<Replay.Person> people(String merchant, LocalDate date, List<WarehouseView> open) {
        var homes = open.stream().collect(Collectors.toMap(WarehouseView::code, WarehouseView::at));
        return drivers.all(merchant).stream()
                .map(driver -> person(driver, date, homes))
                .toList();
    }

    private static Replay.Person person(DriverView driver, LocalDate date, Map<String, GeoPoint> homes) {
        var from = date.atTime(driver.shiftStart()).atZone(driver.zone()).toInstant();
        var length = Duration.between(driver.shiftStart(), driver.shiftEnd());
        var until = from.plus(length.isPositive() ? length : length.plusDays(1));
        var home = driver.homeWarehouse();
        return new Replay.Person(
                driver.code(),
                driver.min(),
                driver.max(),
                from,
                until,
                home == null ? null : homes.get(home),
                Set.copyOf(driver.skills()));
    }

    private static String key(String warehouse, String sku) {
        return Objects.requireNonNull(warehouse) + '\n' + sku;
    }
}
