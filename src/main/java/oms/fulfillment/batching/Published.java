package oms.fulfillment.batching;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import oms.fulfillment.pickpath.Grid;

/**
 * A published instance of joint order batching and picker routing, of either of two kinds. Foodmart (C. A. Valle, J. E. Beasley and
 * A. S. da Cunha, EJOR 262, 2017): orders fill boxes, the distance counts. The other (O. Briant et al., EJOR 285, 2020): orders
 * fill pieces, the time counts, and orders have due dates. The depot lies apart from the aisles; its ways to them are in the file.
 */
final class Published {
    /** Lengths are kept in hundredths, as the files give two decimals. */
    static final int SCALE = 100;

    private static final long NO_WAY = 1L << 40;

    /** A place in the aisles. */
    private record Spot(int aisle, int block, long at) {}

    private record Order(int totes, long due, int pieces, List<Integer> products) {}

    private final Map<String, List<String>> sections = new HashMap<>();
    private final List<Order> orders = new ArrayList<>();
    private final Map<Integer, Integer> location = new HashMap<>();
    private final Map<Integer, Spot> spots = new HashMap<>();
    private final Map<Integer, Map<Integer, Long>> arcs = new HashMap<>();
    private final TreeMap<Integer, TreeMap<Integer, Integer>> crossings = new TreeMap<>();
    private long[][] through = new long[0][];
    private long[][] along = new long[0][];

    private Published() {}

    static Published read(Path file) throws IOException {
        var instance = new Published();
        var section = new ArrayList<String>();
        for (var line : Files.readAllLines(file)) {
            if (line.startsWith("//")) {
                section = new ArrayList<>();
                instance.sections.put(line.substring(2).strip(), section);
            } else if (!line.isBlank()) section.add(line.strip());
        }
        instance.readProducts();
        instance.readOrders();
        instance.readFloor();
        return instance;
    }

    private List<String> section(String... beginnings) {
        for (var beginning : beginnings)
            for (var entry : sections.entrySet()) if (entry.getKey().startsWith(beginning)) return entry.getValue();
        throw new IllegalArgumentException("No section " + String.join(" or ", beginnings));
    }

    private boolean has(String beginning) {
        return sections.keySet().stream().anyMatch(name -> name.startsWith(beginning));
    }

    private int number(String... beginnings) {
        return Integer.parseInt(section(beginnings).getFirst());
    }

    boolean isTimed() {
        return has("SetupTime");
    }

    Crew crew() {
        return isTimed() ? new Crew(number("CapaPicker"), number("NbPickers")) : new Crew(number("K: NbBoxes"), 1);
    }

    List<Demand> demands() {
        return orders.stream().map(o -> new Demand(o.totes(), o.due())).toList();
    }

    /** @return hundredths of the distance, or of the time where that counts */
    long effort(BitSet batch) {
        var grid = new Grid(through, along);
        grid.visit(0, 0, 0);
        batch.stream()
                .mapToObj(orders::get)
                .flatMap(order -> order.products().stream())
                .map(product -> spots.get(location.get(product)))
                .forEach(spot -> grid.visit(spot.aisle(), spot.block() + 1, spot.at()));
        if (!isTimed()) return grid.shortest();
        var pieces = batch.stream().map(o -> orders.get(o).pieces()).sum();
        return number("TimeToTravel") * grid.shortest()
                + SCALE * ((long) number("SetupTime") + (long) number("PickTime") * pieces);
    }

    private void readProducts() {
        for (var line : section("Idx Location")) {
            var words = line.split("\\s+");
            location.put(Integer.parseInt(words[0]), Integer.parseInt(words[1]));
        }
    }

    private void readOrders() {
        var timed = isTimed();
        for (var line : section("Idx DueDate", "Idx M")) {
            var words = line.split("\\s+");
            var products = new ArrayList<Integer>();
            var pieces = 0;
            for (int i = timed ? 4 : 3; i + 1 < words.length; i += 2) {
                products.add(Integer.parseInt(words[i]));
                pieces += Integer.parseInt(words[i + 1]);
            }
            orders.add(new Order(
                    timed ? pieces : Integer.parseInt(words[1]),
                    timed ? Long.parseLong(words[1]) * SCALE : Demand.ANY_TIME,
                    pieces,
                    products));
        }
    }

    private void readFloor() {
        for (var line : section("Start End")) {
            var words = line.split("\\s+");
            arcs.computeIfAbsent(Integer.parseInt(words[0]), _ -> new TreeMap<>())
                    .put(Integer.parseInt(words[1]), Math.round(Double.parseDouble(words[2]) * SCALE));
        }
        for (var line : section("Loc x y", "Vertices coordinates", "Location coordinates"))
            if (line.contains("intersection")) {
                var words = line.replace("\"", "").split("\\s+");
                crossings
                        .computeIfAbsent(Integer.parseInt(words[5]), _ -> new TreeMap<>())
                        .put(Integer.parseInt(words[7]), Integer.parseInt(words[0]));
            }
        var columns = crossings.size();
        var rows = crossings.firstEntry().getValue().size();
        through = new long[columns][rows];
        along = new long[rows + 1][columns - 1];
        for (int c = 0; c < columns; c++) {
            through[c][0] =
                    arcs.getOrDefault(number("DepartingDepot"), Map.of()).getOrDefault(crossing(c, 0), NO_WAY);
            for (int r = 1; r < rows; r++) through[c][r] = walk(c, r - 1);
            for (int r = 0; c > 0 && r < rows; r++) along[r + 1][c - 1] = arc(crossing(c - 1, r), crossing(c, r));
        }
    }

    private int crossing(int aisle, int row) {
        var column = crossings.get(aisle);
        if (column == null || !column.containsKey(row))
            throw new IllegalArgumentException("No crossing " + aisle + ", " + row);
        return column.get(row);
    }

    private long arc(int from, int to) {
        return arcs.getOrDefault(from, Map.of()).getOrDefault(to, NO_WAY);
    }

    private Set<Integer> neighbours(int node) {
        return arcs.getOrDefault(node, Map.of()).keySet();
    }

    /** Follows the places of one block of an aisle from crossing to crossing. */
    private long walk(int aisle, int block) {
        var end = crossing(aisle, block + 1);
        var before = crossing(aisle, block);
        var at = first(before, end);
        var length = arc(before, at);
        while (at != end) {
            spots.put(at, new Spot(aisle, block, length));
            var came = before;
            before = at;
            at = neighbours(at).stream()
                    .filter(next -> next != came)
                    .findFirst()
                    .orElseThrow();
            length += arc(before, at);
        }
        return length;
    }

    /** @return the neighbour from which a chain of places leads to the end */
    private int first(int crossing, int end) {
        for (int next : neighbours(crossing)) {
            var before = crossing;
            var at = next;
            while (at != end && !isCrossing(at) && neighbours(at).size() == 2) {
                var came = before;
                before = at;
                at = neighbours(at).stream().filter(n -> n != came).findFirst().orElseThrow();
            }
            if (at == end) return next;
        }
        throw new IllegalArgumentException("No way from crossing %d to %d".formatted(crossing, end));
    }

    private boolean isCrossing(int node) {
        return crossings.values().stream().anyMatch(column -> column.containsValue(node));
    }
}
