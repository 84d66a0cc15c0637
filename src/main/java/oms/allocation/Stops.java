package oms.allocation;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import oms.allocation.planning.Explanation;
import oms.geo.GeoPoint;
import oms.order.OrderView;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** The doors that drivers go to for shipments which are planned and not yet delivered. */
@Singleton
class Stops {
    /**
     * @param waveAt the wave it leaves with; trips are known by it
     * @param region the name of that to which its door belongs
     * @param disrupted why it needs another plan; null while its plan stands
     */
    record Stop(
            String shipmentId,
            String orderId,
            String warehouse,
            String driver,
            int units,
            double lat,
            double lon,
            Instant pickUpAt,
            Instant waveAt,
            Instant promisedAt,
            Instant deadline,
            String state,
            String region,
            @Nullable String disrupted) {
        GeoPoint door() {
            return new GeoPoint(lat, lon);
        }
    }

    private static final String SELECT = """
            select shipment_id, order_id, warehouse, driver, units, lat, lon, pick_up_at, wave_at, promised_at, deadline, state, region, disrupted
              from oms_allocation.stop
            """;

    private final Jdbi jdbi;

    Stops(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** @return the doors of these drivers */
    List<Stop> of(String merchant, Collection<String> drivers) {
        return jdbi.withHandle(h -> h.createQuery(
                        SELECT + "where merchant = :merchant and driver = any(:drivers) order by shipment_id")
                .bind("merchant", merchant)
                .bindArray("drivers", String.class, drivers)
                .mapTo(Stop.class)
                .list());
    }

    Optional<Stop> find(String merchant, String shipmentId) {
        return jdbi.withHandle(h -> h.createQuery(SELECT + "where merchant = :merchant and shipment_id = :shipment")
                .bind("merchant", merchant)
                .bind("shipment", shipmentId)
                .mapTo(Stop.class)
                .findOne());
    }

    /** A person chose its driver: as long as that driver can, nobody else is looked for. */
    void chosen(String merchant, String shipmentId) {
        jdbi.useHandle(h -> h.createUpdate(
                        "update oms_allocation.stop set chosen = true where merchant = :merchant and shipment_id = :shipment")
                .bind("merchant", merchant)
                .bind("shipment", shipmentId)
                .execute());
    }

    /** @return the order's doors that need another plan; an order's id is its merchant's alone */
    List<Stop> disrupted(String orderId) {
        return jdbi.withHandle(
                h -> h.createQuery(SELECT + "where order_id = :order and disrupted is not null order by shipment_id")
                        .bind("order", orderId)
                        .mapTo(Stop.class)
                        .list());
    }

    /** @return merchants with plans that may still become better */
    List<String> merchants() {
        return jdbi.withHandle(
                h -> h.createQuery("select distinct merchant from oms_allocation.stop where state = 'OPEN'")
                        .mapTo(String.class)
                        .list());
    }

    /** @return doors whose plan stands and may become better, of orders that wait for nothing, the soonest wave first */
    List<Stop> improvable(Region region, int limit) {
        return jdbi.withHandle(h -> h.createQuery(SELECT + """
                        where merchant = :merchant and region = :region and state = 'OPEN' and disrupted is null and not chosen
                           and not exists (select 1 from oms_allocation.waiting_order w where w.order_id = stop.order_id)
                         order by wave_at, order_id, shipment_id limit :limit""")
                .bind("merchant", region.merchant())
                .bind("region", region.name())
                .bind("limit", limit)
                .mapTo(Stop.class)
                .list());
    }

    /** The driver cannot leave with what leaves before then. @return the orders that need another plan */
    List<String> driverOut(String merchant, String driver, Instant before, String why) {
        return jdbi.withHandle(h -> h.createQuery("""
                        with hit as (
                          update oms_allocation.stop set disrupted = :why
                           where merchant = :merchant and driver = :driver and state in ('OPEN', 'FIXED') and wave_at < :before
                          returning order_id)
                        select distinct order_id from hit order by order_id""")
                .bind("merchant", merchant)
                .bind("driver", driver)
                .bind("before", before)
                .bind("why", why)
                .mapTo(String.class)
                .list());
    }

    /** Nothing more is picked there. @return the orders that need another plan */
    List<String> warehouseOut(String merchant, String warehouse, String why) {
        return jdbi.withHandle(h -> h.createQuery("""
                        with hit as (
                          update oms_allocation.stop set disrupted = :why
                           where merchant = :merchant and warehouse = :warehouse and state = 'OPEN'
                          returning order_id)
                        select distinct order_id from hit order by order_id""")
                .bind("merchant", merchant)
                .bind("warehouse", warehouse)
                .bind("why", why)
                .mapTo(String.class)
                .list());
    }

    /** Their plan stands after all. */
    void settled(Collection<String> shipmentIds) {
        jdbi.useHandle(
                h -> h.createUpdate("update oms_allocation.stop set disrupted = null where shipment_id = any(:ids)")
                        .bindArray("ids", String.class, shipmentIds)
                        .execute());
    }

    /** @param state {@code OPEN}, or {@code FIXED} where it is picked */
    void add(OrderView order, String region, String shipmentId, Explanation.Shipment planned, String state) {
        jdbi.useHandle(h -> h.createUpdate("""
                        insert into oms_allocation.stop (shipment_id, merchant, order_id, warehouse, driver, units, lat, lon, pick_up_at,
                          wave_at, promised_at, deadline, state, region)
                        values (:shipment, :merchant, :order, :warehouse, :driver, :units, :lat, :lon, :pickUp, :wave, :promised,
                          :deadline, :state, :region)""")
                .bind("shipment", shipmentId)
                .bind("merchant", order.merchant())
                .bind("order", order.id())
                .bind("region", region)
                .bind("warehouse", planned.warehouse())
                .bind("driver", planned.driver())
                .bind("units", planned.units())
                .bind("lat", order.location().lat())
                .bind("lon", order.location().lon())
                .bind("pickUp", planned.pickUpAt())
                .bind("wave", planned.wave() == null ? planned.pickUpAt() : planned.wave())
                .bind("promised", planned.deliverAt())
                .bind("deadline", order.deliverBy())
                .bind("state", state)
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
