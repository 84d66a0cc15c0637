package oms.allocation;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import oms.allocation.planning.Explanation;
import oms.geo.GeoPoint;
import oms.order.OrderView;
import org.jdbi.v3.core.Jdbi;

/** The doors that drivers go to for shipments which are planned and not yet delivered. */
@Singleton
class Stops {
    record Stop(
            String shipmentId,
            String warehouse,
            String driver,
            double lat,
            double lon,
            Instant pickUpAt,
            Instant promisedAt,
            Instant deadline,
            String state) {
        GeoPoint door() {
            return new GeoPoint(lat, lon);
        }
    }

    private final Jdbi jdbi;

    Stops(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    List<Stop> all(String merchant) {
        return jdbi.withHandle(h ->
                h.createQuery("""
                        select shipment_id, warehouse, driver, lat, lon, pick_up_at, promised_at, deadline, state
                          from oms_allocation.stop where merchant = :merchant order by shipment_id""").bind("merchant", merchant).mapTo(Stop.class).list());
    }

    void add(OrderView order, String shipmentId, Explanation.Shipment planned) {
        jdbi.useHandle(h -> h.createUpdate("""
                        insert into oms_allocation.stop (shipment_id, merchant, order_id, warehouse, driver, units, lat, lon, pick_up_at,
                          promised_at, deadline, state)
                        values (:shipment, :merchant, :order, :warehouse, :driver, :units, :lat, :lon, :pickUp, :promised, :deadline, 'OPEN')""")
                .bind("shipment", shipmentId)
                .bind("merchant", order.merchant())
                .bind("order", order.id())
                .bind("warehouse", planned.warehouse())
                .bind("driver", planned.driver())
                .bind("units", planned.units())
                .bind("lat", order.location().lat())
                .bind("lon", order.location().lon())
                .bind("pickUp", planned.pickUpAt())
                .bind("promised", planned.deliverAt())
                .bind("deadline", order.deliverBy())
                .execute());
    }

    void fixed(String shipmentId) {
        jdbi.useHandle(h -> h.createUpdate(
                        "update oms_allocation.stop set state = 'FIXED' where shipment_id = :shipment and state = 'OPEN'")
                .bind("shipment", shipmentId)
                .execute());
    }

    void onBoard(String shipmentId, String driver) {
        jdbi.useHandle(h -> h.createUpdate(
                        "update oms_allocation.stop set state = 'ON_BOARD', driver = :driver where shipment_id = :shipment")
                .bind("shipment", shipmentId)
                .bind("driver", driver)
                .execute());
    }

    void remove(Collection<String> shipmentIds) {
        if (shipmentIds.isEmpty()) return;
        jdbi.useHandle(h -> h.createUpdate("delete from oms_allocation.stop where shipment_id = any(:ids)")
                .bindArray("ids", String.class, shipmentIds)
                .execute());
    }
}
