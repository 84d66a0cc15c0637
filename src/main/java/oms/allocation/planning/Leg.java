package oms.allocation.planning;

import java.time.Instant;
import java.util.List;
import oms.geo.GeoPoint;
import org.jspecify.annotations.Nullable;

/** One shipment as it might be: these goods from this warehouse with this driver. Compared by identity. */
public final class Leg implements Stop {
    private final Request request;
    private final Warehouse warehouse;
    private final Driver driver;
    private final List<Pick> picks;
    private final Instant pickUpAt;
    private final int units;
    private final long goods;

    /** @param unitCost what one piece costs the merchant at that warehouse, minor units */
    public record Pick(String warehouse, String sku, int quantity, int units, long unitCost) {}

    public Leg(Request request, Warehouse warehouse, Driver driver, List<Pick> picks, Instant pickUpAt) {
        this.request = request;
        this.warehouse = warehouse;
        this.driver = driver;
        this.picks = List.copyOf(picks);
        this.pickUpAt = pickUpAt;
        int units = 0;
        long goods = 0;
        for (var pick : picks) {
            units += pick.quantity() * pick.units();
            goods += pick.quantity() * pick.unitCost();
        }
        this.units = units;
        this.goods = goods;
    }

    public Request request() {
        return request;
    }

    public Warehouse warehouse() {
        return warehouse;
    }

    public Driver driver() {
        return driver;
    }

    public List<Pick> picks() {
        return picks;
    }

    public int units() {
        return units;
    }

    /** @return what the goods cost at this warehouse, minor units */
    public long goods() {
        return goods;
    }

    @Override
    public String id() {
        return request.id() + "/" + warehouse.code();
    }

    @Override
    public GeoPoint door() {
        return request.door();
    }

    @Override
    public Warehouse from() {
        return warehouse;
    }

    @Override
    public Instant pickUpAt() {
        return pickUpAt;
    }

    @Override
    public Instant deadline() {
        return request.deadline();
    }

    @Override
    public @Nullable Instant promised() {
        return request.promised();
    }

    /** @return whether the driver can do all that these goods need */
    boolean skilled() {
        for (var line : request.lines())
            if (line.skill() != null && !driver.skills().contains(line.skill())) return false;
        return true;
    }

    /** @return whether the warehouse is the one the order is bound to, or the order is free */
    boolean allowed() {
        return request.bound() == null || request.bound().equals(warehouse.code());
    }

    @Override
    public String toString() {
        return warehouse.code() + " with " + driver.code();
    }
}
