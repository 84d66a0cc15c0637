package oms.delivery;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Trips and their stops. */
@Singleton
class TripRepository {
    private static final String TRIP = "select * from oms_delivery.trip where merchant = :merchant and ";
    private static final String STOP = "select * from oms_delivery.stop where merchant = :merchant and ";

    private final Jdbi jdbi;

    TripRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** One transaction at a time plans for a driver; a trip that does not exist yet has no row to lock. */
    void lockDriver(String merchant, String driver) {
        jdbi.useHandle(
                h -> h.createQuery("select 1 from (select pg_advisory_xact_lock(hashtextextended(:name, 0))) as locked")
                        .bind("name", "oms.delivery/" + merchant + "/" + driver)
                        .mapTo(Integer.class)
                        .one());
    }

    Optional<Trip> trip(String merchant, String id) {
        return jdbi.withHandle(h -> h.createQuery(TRIP + "id = :id")
                .bind("merchant", merchant)
                .bind("id", id)
                .mapTo(Trip.class)
                .findOne());
    }

    Optional<Trip> lock(String merchant, String id) {
        return jdbi.withHandle(h -> h.createQuery(TRIP + "id = :id for update")
                .bind("merchant", merchant)
                .bind("id", id)
                .mapTo(Trip.class)
                .findOne());
    }

    /** @return the driver's trips that are not over: the one on the road first, then by departure */
    List<Trip> openOf(String merchant, String driver) {
        return jdbi.withHandle(h -> h.createQuery(
                        TRIP
                                + "driver = :driver and status in ('PLANNED', 'DEPARTED') order by status = 'DEPARTED' desc, leaves_at, id")
                .bind("merchant", merchant)
                .bind("driver", driver)
                .mapTo(Trip.class)
                .list());
    }

    void insert(Trip trip) {
        jdbi.useHandle(h -> h.createUpdate("""
                        insert into oms_delivery.trip (id, merchant, driver, warehouse, status, leaves_at)
                        values (:id, :merchant, :driver, :warehouse, :status, :leavesAt)""")
                .bind("id", trip.id())
                .bind("merchant", trip.merchant())
                .bind("driver", trip.driver())
                .bind("warehouse", trip.warehouse())
                .bind("status", trip.status())
                .bind("leavesAt", trip.leavesAt())
                .execute());
    }

    void leavesAt(String trip, Instant at) {
        jdbi.useHandle(h -> h.createUpdate("update oms_delivery.trip set leaves_at = :at where id = :id")
                .bind("id", trip)
                .bind("at", at)
                .execute());
    }

    void cancel(String trip) {
        jdbi.useHandle(h -> h.createUpdate(
                        "update oms_delivery.trip set status = 'CANCELLED' where id = :id and status = 'PLANNED'")
                .bind("id", trip)
                .execute());
    }

    void depart(String trip, Instant at) {
        jdbi.useHandle(h -> h.createUpdate(
                        "update oms_delivery.trip set status = 'DEPARTED', departed_at = :at where id = :id")
                .bind("id", trip)
                .bind("at", at)
                .execute());
    }

    /** The trip is over once none of its stops is open. */
    void finishWhenDone(String trip, Instant at) {
        jdbi.useHandle(h -> h.createUpdate("""
                        update oms_delivery.trip t set status = 'FINISHED', finished_at = :at
                         where id = :id and status = 'DEPARTED' and not exists (
                               select 1 from oms_delivery.stop s where s.trip_id = t.id and s.status in ('PLANNED', 'ARRIVED'))""").bind("id", trip).bind("at", at).execute());
    }

    Optional<Stop> stop(String merchant, String id) {
        return jdbi.withHandle(h -> h.createQuery(STOP + "id = :id")
                .bind("merchant", merchant)
                .bind("id", id)
                .mapTo(Stop.class)
                .findOne());
    }

    /** @return the stop, if it is on a trip of the carrier's */
    Optional<Stop> stopOf(Carrier by, String id) {
        return stop(by.merchant(), id)
                .filter(stop ->
                        trip(by.merchant(), stop.tripId()).filter(by::owns).isPresent());
    }

    /** @return the shipment's latest stop, open or not */
    Optional<Stop> stopOf(String merchant, String shipment) {
        return jdbi.withHandle(
                h -> h.createQuery(STOP + "shipment_id = :shipment order by attempt desc, id desc limit 1")
                        .bind("merchant", merchant)
                        .bind("shipment", shipment)
                        .mapTo(Stop.class)
                        .findOne());
    }

    /** @return the latest stop of each of the order's shipments */
    List<Stop> stopsOf(String merchant, String order) {
        return jdbi.withHandle(h -> h.createQuery("""
                        select distinct on (shipment_id) * from oms_delivery.stop
                         where merchant = :merchant and order_id = :order and status <> 'CANCELLED' order by shipment_id, attempt desc, id desc""")
                .bind("merchant", merchant)
                .bind("order", order)
                .mapTo(Stop.class)
                .list());
    }

    /** @return the stop at which the shipment could not be handed over last */
    Optional<Stop> lastFailure(String merchant, String shipment) {
        return jdbi.withHandle(h -> h.createQuery(
                        STOP + "shipment_id = :shipment and status = 'FAILED' order by attempt desc, id desc limit 1")
                .bind("merchant", merchant)
                .bind("shipment", shipment)
                .mapTo(Stop.class)
                .findOne());
    }

    /** @return the trip's stops in their order, without the cancelled ones */
    List<Stop> stops(String merchant, String trip) {
        return jdbi.withHandle(
                h -> h.createQuery(STOP + "trip_id = :trip and status <> 'CANCELLED' order by position, id")
                        .bind("merchant", merchant)
                        .bind("trip", trip)
                        .mapTo(Stop.class)
                        .list());
    }

    /** @return those of the trip's stops that are still to be driven to, in their order */
    List<Stop> openStops(Trip trip) {
        return stops(trip.merchant(), trip.id()).stream().filter(Stop::isOpen).toList();
    }

    void insert(Stop s) {
        jdbi.useHandle(h -> h.createUpdate("""
                        insert into oms_delivery.stop (id, merchant, trip_id, shipment_id, order_id, order_number, position, attempt, status, units, lat, lon,
                          pick_up_at, planned_at, deliver_by, packed)
                        values (:id, :merchant, :trip, :shipment, :order, :number, :position, :attempt, :status, :units, :lat, :lon,
                          :pickUpAt, :plannedAt, :deliverBy, :packed)""")
                .bind("id", s.id())
                .bind("merchant", s.merchant())
                .bind("trip", s.tripId())
                .bind("shipment", s.shipmentId())
                .bind("order", s.orderId())
                .bind("number", s.orderNumber())
                .bind("position", s.position())
                .bind("attempt", s.attempt())
                .bind("status", s.status())
                .bind("units", s.units())
                .bind("lat", s.lat())
                .bind("lon", s.lon())
                .bind("pickUpAt", s.pickUpAt())
                .bind("plannedAt", s.plannedAt())
                .bind("deliverBy", s.deliverBy())
                .bind("packed", s.packed())
                .execute());
    }

    void move(String stop, String trip) {
        jdbi.useHandle(h -> h.createUpdate("update oms_delivery.stop set trip_id = :trip where id = :id")
                .bind("id", stop)
                .bind("trip", trip)
                .execute());
    }

    void replan(String stop, int units, Instant pickUpAt, Instant plannedAt) {
        jdbi.useHandle(h -> h.createUpdate(
                        "update oms_delivery.stop set units = :units, pick_up_at = :pickUp, planned_at = :planned where id = :id")
                .bind("id", stop)
                .bind("units", units)
                .bind("pickUp", pickUpAt)
                .bind("planned", plannedAt)
                .execute());
    }

    void packed(String merchant, String shipment) {
        jdbi.useHandle(h -> h.createUpdate(
                        "update oms_delivery.stop set packed = true where merchant = :merchant and shipment_id = :shipment")
                .bind("merchant", merchant)
                .bind("shipment", shipment)
                .execute());
    }

    /** Gives the stops the places 1, 2, 3 … in this order. */
    void arrange(List<Stop> stops) {
        jdbi.useHandle(h -> h.createUpdate("""
                        update oms_delivery.stop s set position = x.place
                          from unnest(:ids) with ordinality as x(id, place) where s.id = x.id and s.position <> x.place""")
                .bindArray("ids", String.class, stops.stream().map(Stop::id).toArray())
                .execute());
    }

    void arrive(String stop, Instant at) {
        jdbi.useHandle(h -> h.createUpdate(
                        "update oms_delivery.stop set status = 'ARRIVED', arrived_at = least(arrived_at, :at) where id = :id")
                .bind("id", stop)
                .bind("at", at)
                .execute());
    }

    /** Nobody took it at its door: the driver brings it there. */
    void elsewhere(String stop, NextStep where, @Nullable String place) {
        jdbi.useHandle(h -> h.createUpdate(
                        "update oms_delivery.stop set elsewhere = :where, place = :place::text where id = :id")
                .bind("id", stop)
                .bind("where", where)
                .bind("place", place)
                .execute());
    }

    void end(String stop, StopStatus how, @Nullable FailureReason reason, @Nullable NextStep next, Instant at) {
        jdbi.useHandle(h -> h.createUpdate("""
                        update oms_delivery.stop set status = :status, reason = coalesce(:reason, reason), next_step = coalesce(:next, next_step), done_at = greatest(:at, arrived_at),
                               arrived_at = case when :status = 'CANCELLED' then arrived_at else coalesce(arrived_at, :at) end where id = :id""")
                .bind("id", stop)
                .bind("status", how)
                .bind("reason", reason)
                .bind("next", next)
                .bind("at", at)
                .execute());
    }

    /** @return false when this device told this before */
    boolean report(Carrier by, long deviceSeq, String stop, String what, Instant at) {
        return jdbi.withHandle(h -> h.createUpdate("""
                                insert into oms_delivery.report (merchant, device, device_seq, stop_id, what, at)
                                values (:merchant, :device, :seq, :stop, :what, :at) on conflict do nothing""")
                        .bind("merchant", by.merchant())
                        .bind("device", by.device())
                        .bind("seq", deviceSeq)
                        .bind("stop", stop)
                        .bind("what", what)
                        .bind("at", at)
                        .execute())
                == 1;
    }

    /** @return whether this device told anything under this number */
    boolean told(Carrier by, long deviceSeq) {
        return jdbi.withHandle(h -> h.createQuery("""
                        select exists (select 1 from oms_delivery.report
                                        where merchant = :merchant and device = :device and device_seq = :seq)""")
                .bind("merchant", by.merchant())
                .bind("device", by.device())
                .bind("seq", deviceSeq)
                .mapTo(Boolean.class)
                .one());
    }

    /** @return whether what this device told under this number was the same thing of the same stop */
    boolean toldSame(Carrier by, long deviceSeq, String stop, String what) {
        return jdbi.withHandle(h -> h.createQuery("""
                        select stop_id = :stop and what = :what from oms_delivery.report
                         where merchant = :merchant and device = :device and device_seq = :seq""")
                .bind("merchant", by.merchant())
                .bind("device", by.device())
                .bind("seq", deviceSeq)
                .bind("stop", stop)
                .bind("what", what)
                .mapTo(Boolean.class)
                .one());
    }
}
