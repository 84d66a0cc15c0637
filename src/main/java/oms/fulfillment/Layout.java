package oms.fulfillment;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import oms.fulfillment.pickpath.Floor;
import oms.fulfillment.pickpath.Stop;
import oms.inventory.BinView;
import oms.web.Problem.Fault;
import org.jspecify.annotations.Nullable;

/**
 * How a warehouse is built: parallel aisles with bins at equal distances, counted from the front, and cross aisles that meet them
 * all. The walk begins and ends at the depot, where an aisle meets a cross aisle.
 *
 * @param binMm from one bin to the next along an aisle
 * @param aisles from left to right
 * @param crossAisles from the front to the back; the first lies before bin 1, no bin lies behind the last
 */
record Layout(
        @Min(100) @Max(20_000) int binMm,
        @NotNull @Size(min = 1, max = 100) List<@NotNull @Valid Aisle> aisles,
        @NotNull @Size(min = 2, max = 12) List<@NotNull @Valid CrossAisle> crossAisles,
        @NotNull @Valid Depot depot) {
    /**
     * Shelves to both sides of a way.
     *
     * @param name as bins name it
     * @param atMm how far right its middle lies
     * @param way which way it may be walked; both where it is left out
     * @param zone what lies there: cold, valuable; null where that does not matter
     */
    record Aisle(
            @NotBlank @Size(max = 40) String name,
            @Min(0) @Max(2_000_000) int atMm,
            Floor.@Nullable Way way,
            @Nullable @Size(max = 40) String zone) {
        Floor.Way way(Floor.Way otherwise) {
            return way == null ? otherwise : way;
        }
    }

    /** A way across all aisles, behind so many bins. */
    record CrossAisle(
            @Min(0) @Max(9_999) int afterBin,
            @Min(0) @Max(50_000) int widthMm) {}

    /**
     * Where walks begin and end.
     *
     * @param aisle its name
     * @param crossAisle counted from 0
     */
    record Depot(
            @NotBlank @Size(max = 40) String aisle,
            @Min(0) @Max(11) int crossAisle) {}

    /** @return what does not fit together; empty where it can be walked */
    List<Fault> faults() {
        var faults = new ArrayList<Fault>();
        for (int i = 1; i < aisles.size(); i++) {
            var name = aisles.get(i).name();
            if (aisles.get(i).atMm() <= aisles.get(i - 1).atMm())
                faults.add(new Fault(
                        "/aisles/%d/atMm".formatted(i), "not_rising", "Aisles are listed from left to right"));
            if (aisles.subList(0, i).stream().anyMatch(a -> a.name().equalsIgnoreCase(name)))
                faults.add(new Fault("/aisles/%d/name".formatted(i), "duplicate", "There are two aisles " + name));
        }
        if (crossAisles.getFirst().afterBin() != 0)
            faults.add(new Fault("/crossAisles/0/afterBin", "not_front", "The first cross aisle lies before bin 1"));
        for (int i = 1; i < crossAisles.size(); i++)
            if (crossAisles.get(i).afterBin() <= crossAisles.get(i - 1).afterBin())
                faults.add(new Fault(
                        "/crossAisles/%d/afterBin".formatted(i),
                        "not_rising",
                        "Cross aisles are listed from the front to the back"));
        if (aisle(depot.aisle()) < 0)
            faults.add(new Fault("/depot/aisle", "unknown_aisle", "There is no aisle " + depot.aisle()));
        if (depot.crossAisle() >= crossAisles.size())
            faults.add(new Fault("/depot/crossAisle", "unknown_cross_aisle", "There is no such cross aisle"));
        if (isDeadEnd(Floor.Way.UP) || isDeadEnd(Floor.Way.DOWN))
            faults.add(new Fault("/aisles", "dead_end", "There must be a way to the back and a way to the front"));
        return faults;
    }

    private boolean isDeadEnd(Floor.Way way) {
        return aisles.stream().allMatch(a -> a.way() == way);
    }

    /** @return the aisle's place in the list, -1 for none of that name */
    private int aisle(String name) {
        for (int i = 0; i < aisles.size(); i++) if (aisles.get(i).name().equalsIgnoreCase(name)) return i;
        return -1;
    }

    /** @return what lies where the bin is; empty where that does not matter */
    String zone(BinView bin) {
        var aisle = aisle(bin.aisle());
        var zone = aisle < 0 ? null : aisles.get(aisle).zone();
        return zone == null ? "" : zone;
    }

    /** @return all that aisles name, in their order */
    List<String> zones() {
        return aisles.stream()
                .flatMap(aisle -> Optional.ofNullable(aisle.zone()).stream())
                .filter(zone -> !zone.isBlank())
                .distinct()
                .toList();
    }

    int bins() {
        return crossAisles.getLast().afterBin();
    }

    Floor floor() {
        var cross = new ArrayList<Long>();
        var widths = 0L;
        for (var c : crossAisles) {
            cross.add((long) c.afterBin() * binMm + widths + c.widthMm() / 2);
            widths += c.widthMm();
        }
        return new Floor(
                aisles.stream().map(a -> (long) a.atMm()).toList(),
                cross,
                aisles.stream().map(a -> a.way(Floor.Way.BOTH)).toList(),
                Math.max(0, aisle(depot.aisle())),
                depot.crossAisle());
    }

    /** @return where one stands at the bin; empty where the layout has no such aisle. A bin behind the last lies at the last. */
    Optional<Stop> stop(BinView bin) {
        var aisle = aisle(bin.aisle());
        return aisle < 0 ? Optional.empty() : Optional.of(new Stop(aisle, middle(bin.bin())));
    }

    /** @return how far from the front the middle of a bin lies */
    long middle(int bin) {
        var counted = Math.clamp(bin, 1, Math.max(1, bins()));
        var widths = crossAisles.stream()
                .filter(c -> c.afterBin() < counted)
                .mapToLong(CrossAisle::widthMm)
                .sum();
        return widths + (long) counted * binMm - binMm / 2;
    }
}
