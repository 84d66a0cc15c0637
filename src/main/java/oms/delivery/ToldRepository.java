package oms.delivery;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;

/** What shoppers were told of arrivals. */
@Singleton
class ToldRepository {
    private final Jdbi jdbi;

    ToldRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** @return by stop */
    Map<String, Told> of(String merchant, Collection<String> stops) {
        return jdbi.withHandle(
                h -> h
                        .createQuery("""
                        select stop_id, from_at, until_at, trip_id, leaves_at, on_the_road, stops_before, told_at,
                               earlier_from, earlier_until, reason
                          from oms_delivery.told_window where merchant = :merchant and stop_id = any(:stops)""")
                        .bind("merchant", merchant)
                        .bindArray("stops", String.class, stops)
                        .mapTo(Told.class)
                        .stream()
                        .collect(Collectors.toMap(Told::stopId, Function.identity())));
    }

    /** In place of what was told before; two replicas that see the same tell the same. */
    void keep(String merchant, Told told) {
        jdbi.useHandle(h -> h.createUpdate("""
                        insert into oms_delivery.told_window as t (stop_id, merchant, from_at, until_at, trip_id, leaves_at, on_the_road, stops_before,
                                                                   told_at, earlier_from, earlier_until, reason)
                        values (:stopId, :merchant, :fromAt, :untilAt, :tripId, :leavesAt, :onTheRoad, :stopsBefore,
                                :toldAt, :earlierFrom, :earlierUntil, :reason)
                        on conflict (stop_id) do update
                           set from_at = excluded.from_at, until_at = excluded.until_at, trip_id = excluded.trip_id, leaves_at = excluded.leaves_at,
                               on_the_road = excluded.on_the_road, stops_before = excluded.stops_before, told_at = excluded.told_at,
                               earlier_from = excluded.earlier_from, earlier_until = excluded.earlier_until, reason = excluded.reason
                         where t.told_at < excluded.told_at""")
                .bind("stopId", told.stopId())
                .bind("fromAt", told.fromAt())
                .bind("untilAt", told.untilAt())
                .bind("tripId", told.tripId())
                .bind("leavesAt", told.leavesAt())
                .bind("onTheRoad", told.onTheRoad())
                .bind("stopsBefore", told.stopsBefore())
                .bind("toldAt", told.toldAt())
                .bind("earlierFrom", told.earlierFrom())
                .bind("earlierUntil", told.earlierUntil())
                .bind("reason", told.reason())
                .bind("merchant", merchant)
                .execute());
    }
}
