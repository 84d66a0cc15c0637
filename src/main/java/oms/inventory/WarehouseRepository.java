package oms.inventory;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import oms.geo.Address;
import oms.geo.GeoPoint;
import oms.money.Money;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;

@ApplicationScoped
class WarehouseRepository {
    private final Jdbi jdbi;
    private final Clock clock;

    WarehouseRepository(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    List<WarehouseView> all(String merchant) {
        return jdbi.withHandle(
                h -> h.createQuery("select * from oms_inventory.warehouse where merchant = :merchant order by code")
                        .bind("merchant", merchant)
                        .map(WarehouseRepository::view)
                        .list());
    }

    Optional<WarehouseView> find(String merchant, String code) {
        return jdbi.withHandle(
                h -> h.createQuery("select * from oms_inventory.warehouse where merchant = :merchant and code = :code")
                        .bind("merchant", merchant)
                        .bind("code", code)
                        .map(WarehouseRepository::view)
                        .findOne());
    }

    /** @return the row's new version, from 1 */
    long put(String merchant, WarehouseView w) {
        return jdbi.withHandle(h -> h.createQuery("""
                        insert into oms_inventory.warehouse as old (merchant, code, name, lat, lon, address_name, line1, line2, city,
                            region, postal_code, country, zone, opens, closes, cut_off, pick_lead_minutes, wave_minutes,
                            per_order_minor, currency, active, served_radius_km, geofence, updated_at)
                        values (:merchant, :code, :name, :lat, :lon, :addressName, :line1, :line2, :city, :region, :postalCode, :country,
                            :zone, :opens, :closes, :cutOff, :pickLead, :wave, :perOrder, :currency, :active, :radius, :geofence, :now)
                        on conflict (merchant, code) do update set (name, lat, lon, address_name, line1, line2, city, region,
                            postal_code, country, zone, opens, closes, cut_off, pick_lead_minutes, wave_minutes, per_order_minor,
                            currency, active, served_radius_km, geofence, updated_at, version)
                          = (excluded.name, excluded.lat, excluded.lon, excluded.address_name, excluded.line1, excluded.line2,
                            excluded.city, excluded.region, excluded.postal_code, excluded.country, excluded.zone, excluded.opens,
                            excluded.closes, excluded.cut_off, excluded.pick_lead_minutes, excluded.wave_minutes,
                            excluded.per_order_minor, excluded.currency, excluded.active, excluded.served_radius_km,
                            excluded.geofence, excluded.updated_at, old.version + 1)
                        returning version""")
                .bind("merchant", merchant)
                .bind("code", w.code())
                .bind("name", w.name())
                .bind("lat", w.at().lat())
                .bind("lon", w.at().lon())
                .bind("addressName", w.address().name())
                .bind("line1", w.address().line1())
                .bind("line2", w.address().line2())
                .bind("city", w.address().city())
                .bind("region", w.address().region())
                .bind("postalCode", w.address().postalCode())
                .bind("country", w.address().country())
                .bind("zone", w.zone().getId())
                .bind("opens", w.opens())
                .bind("closes", w.closes())
                .bind("cutOff", w.cutOff())
                .bind("pickLead", w.pickLead().toMinutes())
                .bind("wave", w.waveEvery().toMinutes())
                .bind("perOrder", w.perOrderCost().minor())
                .bind("currency", w.perOrderCost().currency())
                .bind("active", w.active())
                .bind("radius", w.servedRadiusKm())
                .bind("geofence", w.geofence())
                .bind("now", clock.instant())
                .mapTo(Long.class)
                .one());
    }

    private static WarehouseView view(ResultSet row, StatementContext context) throws SQLException {
        return new WarehouseView(
                row.getString("code"),
                row.getString("name"),
                new GeoPoint(row.getDouble("lat"), row.getDouble("lon")),
                address(row),
                ZoneId.of(row.getString("zone")),
                row.getObject("opens", LocalTime.class),
                row.getObject("closes", LocalTime.class),
                row.getObject("cut_off", LocalTime.class),
                Duration.ofMinutes(row.getInt("pick_lead_minutes")),
                Duration.ofMinutes(row.getInt("wave_minutes")),
                Money.of(row.getLong("per_order_minor"), row.getString("currency")),
                row.getBoolean("active"),
                row.getObject("served_radius_km", Double.class),
                row.getString("geofence"));
    }

    private static Address address(ResultSet row) throws SQLException {
        return new Address(
                row.getString("address_name"),
                row.getString("line1"),
                row.getString("line2"),
                row.getString("city"),
                row.getString("region"),
                row.getString("postal_code"),
                row.getString("country"));
    }
}
