package oms.allocation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import oms.Ids;
import oms.geo.GeoPoint;
import oms.geo.TravelTimes;
import oms.inventory.WarehouseView;
import oms.inventory.Warehouses;
import oms.web.NotFound;
import org.jdbi.v3.core.Jdbi;

/**
 * The geofence lock: an address belongs to the warehouse whose area holds it. Where areas overlap, the one from which the road is
 * shortest in time; among equals the first by code, so that the same address always gets the same answer.
 */
@ApplicationScoped
public class HyperlocalSessions {
    private record Row(
            String id, String channel, String warehouse, double lat, double lon, Instant createdAt, Instant expiresAt) {
        HyperlocalSession session() {
            return new HyperlocalSession(id, channel, warehouse, new GeoPoint(lat, lon), createdAt, expiresAt);
        }
    }

    private final Jdbi jdbi;
    private final Warehouses warehouses;
    private final TravelTimes travel;
    private final AllocationSettings settings;
    private final Clock clock;

    HyperlocalSessions(Jdbi jdbi, Warehouses warehouses, TravelTimes travel, AllocationSettings settings, Clock clock) {
        this.jdbi = jdbi;
        this.warehouses = warehouses;
        this.travel = travel;
        this.settings = settings;
        this.clock = clock;
    }

    /** @throws OutsideArea where no open warehouse delivers to the point */
    @Transactional
    HyperlocalSession open(String merchant, String channel, GeoPoint point) {
        var warehouse = warehouses.serving(merchant, point).stream()
                .min(Comparator.comparing((WarehouseView w) -> travel.between(w.at(), point))
                        .thenComparing(WarehouseView::code))
                .orElseThrow(() -> new OutsideArea("No warehouse delivers to this address"));
        var now = clock.instant();
        var session = new HyperlocalSession(
                Ids.next("hls"), channel, warehouse.code(), point, now, now.plus(settings.session()));
        jdbi.useHandle(h -> h.createUpdate("""
                        insert into oms_allocation.hyperlocal_session (id, merchant, channel, warehouse, lat, lon, created_at, expires_at)
                        values (:id, :merchant, :channel, :warehouse, :lat, :lon, :createdAt, :expiresAt)""")
                .bind("id", session.id())
                .bind("merchant", merchant)
                .bind("channel", channel)
                .bind("warehouse", session.warehouse())
                .bind("lat", point.lat())
                .bind("lon", point.lon())
                .bind("createdAt", now)
                .bind("expiresAt", session.expiresAt())
                .execute());
        return session;
    }

    /**
     * @return the session, if it still holds
     * @throws NotFound where this merchant has none of that id
     * @throws SessionEnded after its time
     */
    public HyperlocalSession get(String merchant, String id) {
        var session = jdbi.withHandle(h -> h.createQuery("""
                        select id, channel, warehouse, lat, lon, created_at, expires_at
                          from oms_allocation.hyperlocal_session where merchant = :merchant and id = :id""")
                .bind("merchant", merchant)
                .bind("id", id)
                .mapTo(Row.class)
                .map(Row::session)
                .findOne()
                .orElseThrow(() -> new NotFound("session")));
        if (!clock.instant().isBefore(session.expiresAt())) throw new SessionEnded();
        return session;
    }
}
