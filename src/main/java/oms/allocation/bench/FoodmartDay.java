package oms.allocation.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import oms.allocation.planning.Demand;
import oms.allocation.planning.Driver;
import oms.allocation.planning.Plan;
import oms.allocation.planning.Rates;
import oms.allocation.planning.Request;
import oms.allocation.planning.Sourcing;
import oms.allocation.planning.StockLevel;
import oms.allocation.planning.Warehouse;
import oms.geo.GeoPoint;

/**
 * A day of 1,000 orders, 8 warehouses and 60 drivers from Foodmart's sales of December 1998 (the JSON files of
 * {@code net.hydromatic:foodmart-data-json:0.4}, unpacked): what a customer bought on a day is an order, with its prices and costs.
 * What the data does not say is drawn from the numbers of customers, products and warehouses: places in a city of 15 by 15 km, who
 * stocks what and how much of it, and by how much its cost differs.
 */
final class FoodmartDay {
    private static final int ORDERS = 1_000;
    private static final int WAREHOUSES = 8;
    private static final int DRIVERS = 60;
    private static final int LINES = 6;
    private static final Instant NOW = Instant.parse("1998-12-01T06:10:00Z");

    private static final Rates RATES = new Rates(
            45,
            2400,
            400,
            10,
            300,
            150,
            5,
            Duration.ofMinutes(60),
            Duration.ofMinutes(15),
            Duration.ofMinutes(5),
            Duration.ofMinutes(20),
            Duration.ofMinutes(30));

    private record Sale(String sku, int quantity, long price, long cost) {}

    private final Path folder;
    private final Map<String, Integer> demand = new HashMap<>();
    private final Map<String, Long> costs = new HashMap<>();

    private FoodmartDay(Path folder) {
        this.folder = folder;
    }

    /** @param folder with {@code sales_fact_dec_1998.json} and {@code warehouse.json} */
    static Plan read(Path folder) throws IOException {
        return new FoodmartDay(folder).plan();
    }

    private Plan plan() throws IOException {
        var baskets = baskets();
        var warehouses = warehouses();
        var stock = stock(warehouses);
        var drivers = drivers(warehouses);
        var sourcing = new Sourcing(warehouses, drivers, stock, NOW);
        var demands = new ArrayList<Demand>();
        baskets.forEach((id, sales) -> {
            var request = request(id, sales);
            demands.add(new Demand(request, sourcing.choices(request).options(), null, false));
        });
        return new Plan(demands, stock);
    }

    private List<JsonNode> rows(String file) throws IOException {
        var json = new ObjectMapper();
        var rows = new ArrayList<JsonNode>();
        try (var lines = Files.newBufferedReader(folder.resolve(file))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine())
                if (!line.isBlank()) rows.add(json.readTree(line));
        }
        return rows;
    }

    private Map<String, List<Sale>> baskets() throws IOException {
        var baskets = new LinkedHashMap<String, List<Sale>>();
        for (var row : rows("sales_fact_dec_1998.json")) {
            var id = row.get("customer_id").asText() + "-" + row.get("time_id").asText();
            if (!baskets.containsKey(id) && baskets.size() == ORDERS) continue;
            var basket = baskets.computeIfAbsent(id, any -> new ArrayList<>());
            var sku = row.get("product_id").asText();
            if (basket.size() == LINES
                    || basket.stream().anyMatch(sale -> sale.sku().equals(sku))) continue;
            int quantity = Math.max(1, row.get("unit_sales").asInt());
            long cost = Math.round(row.get("store_cost").asDouble() * 100 / quantity);
            basket.add(new Sale(sku, quantity, Math.round(row.get("store_sales").asDouble() * 100), cost));
            demand.merge(sku, quantity, Integer::sum);
            costs.putIfAbsent(sku, cost);
        }
        return baskets;
    }

    private List<Warehouse> warehouses() throws IOException {
        var warehouses = new ArrayList<Warehouse>();
        for (var row : rows("warehouse.json").subList(0, WAREHOUSES)) {
            var id = "W" + row.get("warehouse_id").asText();
            warehouses.add(new Warehouse(
                    id,
                    place(id),
                    ZoneOffset.UTC,
                    LocalTime.of(6, 0),
                    LocalTime.of(22, 0),
                    LocalTime.of(20, 0),
                    Duration.ofMinutes(30),
                    Duration.ofHours(1),
                    150,
                    door -> true));
        }
        return warehouses;
    }

    /** Each warehouse leaves out a third of the products, and has of the others enough for a quarter of the day, more or less. */
    private List<StockLevel> stock(List<Warehouse> warehouses) {
        var stock = new ArrayList<StockLevel>();
        for (var warehouse : warehouses)
            demand.forEach((sku, pieces) -> {
                if (drawn(warehouse.code() + sku + "has") < 0.33) return;
                int quantity = 1 + (int) (pieces * (0.15 + 0.4 * drawn(warehouse.code() + sku)));
                long cost = Math.round(costs.getOrDefault(sku, 0L) * (0.8 + 0.4 * drawn(sku + warehouse.code())));
                stock.add(new StockLevel(warehouse.code(), sku, Math.max(quantity, 6), cost));
            });
        return stock;
    }

    private static List<Driver> drivers(List<Warehouse> warehouses) {
        var drivers = new ArrayList<Driver>();
        for (int d = 0; d < DRIVERS; d++)
            drivers.add(new Driver(
                    "D" + (100 + d),
                    20,
                    280,
                    0,
                    NOW,
                    NOW.plus(Duration.ofHours(10)),
                    warehouses.get(d % WAREHOUSES).at(),
                    Set.of(),
                    List.of(),
                    RATES,
                    Snapshots.VAN));
        return drivers;
    }

    private static Request request(String id, List<Sale> sales) {
        var hours = 6 + (int) (4 * drawn(id + "deadline"));
        return new Request(
                id,
                place(id),
                sales.stream()
                        .map(sale -> new Request.Line(sale.sku(), sale.quantity(), 1, null))
                        .toList(),
                null,
                null,
                NOW.plus(Duration.ofHours(hours)),
                sales.stream().mapToLong(Sale::price).sum(),
                null,
                null);
    }

    private static GeoPoint place(String of) {
        return new GeoPoint(45.40 + 0.14 * drawn(of + "lat"), -122.80 + 0.20 * drawn(of + "lon"));
    }

    /** @return from 0 to below 1, the same for the same words */
    private static double drawn(String words) {
        return new java.util.Random(words.hashCode() * 0x9E3779B97F4A7C15L).nextDouble();
    }
}
