package oms.order;

import java.time.Instant;
import java.util.List;
import oms.money.Money;
import org.jspecify.annotations.Nullable;

/** One shipment of an order: from one warehouse, by one driver. Only its order moves it. */
final class Shipment {
    private final String id;
    private final int no;
    private ShipmentStatus status;
    private String warehouse;
    private String driver;
    private int units;
    private Money total;
    private Instant pickUpAt;
    private Instant deliverAt;
    private @Nullable String tripId;
    private List<ShipmentLine> lines;
    private boolean changed;

    /** As the database knows it. */
    Shipment(ShipmentView stored) {
        this.id = stored.id();
        this.no = stored.no();
        this.status = stored.status();
        this.warehouse = stored.warehouse();
        this.driver = stored.driver();
        this.units = stored.units();
        this.total = stored.total();
        this.pickUpAt = stored.pickUpAt();
        this.deliverAt = stored.deliverAt();
        this.tripId = stored.tripId();
        this.lines = stored.lines();
    }

    static Shipment planned(int no, PlannedShipment plan, int units, String currency) {
        var shipment = new Shipment(new ShipmentView(
                plan.shipmentId(),
                no,
                ShipmentStatus.ALLOCATED,
                plan.warehouse(),
                plan.driver(),
                units,
                Money.zero(currency),
                plan.pickUpAt(),
                plan.deliverAt(),
                null,
                plan.lines()));
        shipment.changed = true;
        return shipment;
    }

    /** Takes over another plan; once picked, the warehouse and the goods are fixed. */
    void replan(PlannedShipment plan, int newUnits) {
        if (status != ShipmentStatus.ALLOCATED && !(warehouse.equals(plan.warehouse()) && lines.equals(plan.lines())))
            throw new IllegalTransition("Shipment", id, status, ShipmentStatus.ALLOCATED);
        warehouse = plan.warehouse();
        driver = plan.driver();
        units = newUnits;
        pickUpAt = plan.pickUpAt();
        deliverAt = plan.deliverAt();
        lines = plan.lines();
        changed = true;
    }

    boolean differsFrom(PlannedShipment plan) {
        return !(warehouse.equals(plan.warehouse())
                && driver.equals(plan.driver())
                && pickUpAt.equals(plan.pickUpAt())
                && deliverAt.equals(plan.deliverAt())
                && lines.equals(plan.lines()));
    }

    boolean hasTheGoodsOf(PlannedShipment plan) {
        return id.equals(plan.shipmentId()) && warehouse.equals(plan.warehouse()) && lines.equals(plan.lines());
    }

    void become(ShipmentStatus next) {
        if (!status.canBecome(next)) throw new IllegalTransition("Shipment", id, status, next);
        status = next;
        changed = true;
    }

    void departOn(String carrier, String trip) {
        become(ShipmentStatus.IN_TRANSIT);
        driver = carrier;
        tripId = trip;
    }

    void costs(Money share) {
        if (share.equals(total)) return;
        total = share;
        changed = true;
    }

    String id() {
        return id;
    }

    int no() {
        return no;
    }

    ShipmentStatus status() {
        return status;
    }

    Money total() {
        return total;
    }

    List<ShipmentLine> lines() {
        return lines;
    }

    boolean isLive() {
        return status.isLive();
    }

    boolean isChanged() {
        return changed;
    }

    ShipmentView view() {
        return new ShipmentView(id, no, status, warehouse, driver, units, total, pickUpAt, deliverAt, tripId, lines);
    }
}
