package oms.allocation.planning;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import oms.geo.GeoPoint;
import org.jspecify.annotations.Nullable;

/**
 * What is to be planned: the part of an order that no warehouse has picked yet.
 *
 * @param id the order's id
 * @param bound the only warehouse allowed: the session's (hyperlocal) or the shopper's choice (buy box); null when free
 * @param notBefore start of a booked delivery window; no delivery before it
 * @param deadline until when the SLA wants it delivered
 * @param revenue what serving it earns, minor units; zero where the model does not weigh margins
 * @param promised the delivery promised by the plan in force, if there is one
 * @param current the key of the option in force, if there is one (see {@link Option#key()})
 * @param ready by warehouse code: the wave by which a plan in force has the goods at the dock there; it stays when the driver changes
 * @param whole whether it goes in one shipment, because it is picked or being picked
 */
public record Request(
        String id,
        GeoPoint door,
        List<Line> lines,
        @Nullable String bound,
        @Nullable Instant notBefore,
        Instant deadline,
        long revenue,
        @Nullable Instant promised,
        @Nullable String current,
        Map<String, Instant> ready,
        boolean whole) {
    /** A request that no plan in force concerns. */
    public Request(
            String id,
            GeoPoint door,
            List<Line> lines,
            @Nullable String bound,
            @Nullable Instant notBefore,
            Instant deadline,
            long revenue,
            @Nullable Instant promised,
            @Nullable String current) {
        this(id, door, lines, bound, notBefore, deadline, revenue, promised, current, Map.of(), false);
    }

    /**
     * @param units capacity units of one piece
     * @param skill what the driver must be able to do, if anything
     */
    public record Line(
            String sku, int quantity, int units, @Nullable String skill) {}

    public int units() {
        return lines.stream().mapToInt(line -> line.quantity() * line.units()).sum();
    }

    public Set<String> skills() {
        var skills = new java.util.TreeSet<String>();
        for (var line : lines) if (line.skill() != null) skills.add(line.skill());
        return skills;
    }
}
