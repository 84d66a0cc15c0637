package oms.delivery;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import oms.delivery.ParcelRepository.Step;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Reads what is under way, for people who look. */
@Singleton
class RoadRepository {
    /** A package that could not be handed over and has to be scanned back in at its warehouse. */
    record ComingBack(String sscc, String orderNumber, String warehouse) {}

    /** One line of the chain of custody. */
    record Entry(String parcelId, Step step, @Nullable String tripId, String holder, Instant at) {}

    private final Jdbi jdbi;

    RoadRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    List<ComingBack> comingBack(String merchant, String driver) {
        return jdbi.withHandle(h -> h.createQuery("""
                        select p.sscc, s.order_number, t.warehouse
                          from oms_delivery.parcel p
                          join lateral (select * from oms_delivery.stop x
                                         where x.merchant = p.merchant and x.shipment_id = p.shipment_id
                                         order by x.attempt desc, x.id desc limit 1) s on true
                          join oms_delivery.trip t on t.id = s.trip_id
                         where p.merchant = :merchant and p.status = 'COMING_BACK' and t.driver = :driver
                         order by s.order_number, p.sscc""")
                .bind("merchant", merchant)
                .bind("driver", driver)
                .mapTo(ComingBack.class)
                .list());
    }

    /** @param before departure of the last trip of the page before, whose id is {@code beforeId}; null for the first page */
    List<Trip> trips(
            String merchant, Collection<TripStatus> statuses, @Nullable Instant before, String beforeId, int rows) {
        return jdbi.withHandle(h -> h.createQuery("""
                        select * from oms_delivery.trip
                         where merchant = :merchant and status = any(:statuses)
                           and (cast(:before as timestamptz) is null or (leaves_at, id) < (cast(:before as timestamptz), :id))
                         order by leaves_at desc, id desc limit :rows""")
                .bind("merchant", merchant)
                .bindArray(
                        "statuses",
                        String.class,
                        statuses.stream().map(Enum::name).toArray())
                .bind("before", before)
                .bind("id", beforeId)
                .bind("rows", rows)
                .mapTo(Trip.class)
                .list());
    }

    /** @return the stops of these trips without the cancelled ones, each trip's in its order */
    List<Stop> stops(String merchant, Collection<String> trips) {
        return jdbi.withHandle(h -> h.createQuery("""
                        select * from oms_delivery.stop
                         where merchant = :merchant and trip_id = any(:trips) and status <> 'CANCELLED' order by position, id""")
                .bind("merchant", merchant)
                .bindArray("trips", String.class, trips)
                .mapTo(Stop.class)
                .list());
    }

    /** @return every stop an order's shipments have had, the first attempt first */
    List<Stop> stopsOf(String merchant, String order) {
        return jdbi.withHandle(h -> h.createQuery("""
                        select * from oms_delivery.stop where merchant = :merchant and order_id = :order order by attempt, id""")
                .bind("merchant", merchant)
                .bind("order", order)
                .mapTo(Stop.class)
                .list());
    }

    /** @return of orders with stops, by order, what changes whenever one of their tours does */
    Map<String, String> fingerprints(String merchant, Collection<String> orders) {
        return jdbi.withHandle(h -> h.createQuery("""
                        select own.order_id as key, md5(string_agg(concat_ws('/', t.id, t.status, t.leaves_at, s.id, s.status, s.position), ',' order by own.id, s.id)) as value
                          from oms_delivery.stop own
                          join oms_delivery.trip t on t.id = own.trip_id
                          join oms_delivery.stop s on s.trip_id = t.id
                         where own.merchant = :merchant and own.order_id = any(:orders) group by own.order_id""")
                .bind("merchant", merchant)
                .bindArray("orders", String.class, orders)
                .reduceRows(new HashMap<String, String>(), (known, row) -> {
                    known.put(row.getColumn("key", String.class), row.getColumn("value", String.class));
                    return known;
                }));
    }

    /** @return the oldest first */
    List<Entry> custody(String merchant, Collection<String> shipments) {
        return jdbi.withHandle(h -> h.createQuery("""
                        select c.parcel_id, c.step, c.trip_id, c.holder, c.at
                          from oms_delivery.custody c join oms_delivery.parcel p on p.id = c.parcel_id
                         where c.merchant = :merchant and p.shipment_id = any(:shipments) order by c.id""")
                .bind("merchant", merchant)
                .bindArray("shipments", String.class, shipments)
                .mapTo(Entry.class)
                .list());
    }
}
