package oms.fleet;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import oms.geo.GeoPoint;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class DriverRepository {
    private static final String SELECT = """
            select d.id, d.code, d.name, d.person_id, d.home_warehouse, d.min_units, d.max_units, d.load_units, d.shift_start,
                   d.shift_end, d.zone, d.skills, d.on_shift, d.shift_started_at, p.lat, p.lon, p.seen_at
              from oms_fleet.driver d left join oms_fleet.last_position p on p.merchant = d.merchant and p.driver = d.code
             where d.merchant = :merchant""";
    private static final RowMapper<DriverView> ROW = (row, context) -> view(row);

    private final Jdbi jdbi;
    private final Clock clock;

    DriverRepository(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    private static DriverView view(ResultSet row) throws SQLException {
        var started = row.getTimestamp("shift_started_at");
        var seen = row.getTimestamp("seen_at");
        return new DriverView(
                row.getString("id"),
                row.getString("code"),
                row.getString("name"),
                row.getString("person_id"),
                row.getString("home_warehouse"),
                row.getInt("min_units"),
                row.getInt("max_units"),
                row.getInt("load_units"),
                row.getObject("shift_start", LocalTime.class),
                row.getObject("shift_end", LocalTime.class),
                ZoneId.of(row.getString("zone")),
                List.of((String[]) row.getArray("skills").getArray()),
                row.getBoolean("on_shift"),
                started == null ? null : started.toInstant(),
                seen == null ? null : new GeoPoint(row.getDouble("lat"), row.getDouble("lon")),
                seen == null ? null : seen.toInstant());
    }

    List<DriverView> all(String merchant) {
        return jdbi.withHandle(h -> h.createQuery(SELECT + " order by d.code")
                .bind("merchant", merchant)
                .map(ROW)
                .list());
    }

    List<DriverView> some(String merchant, Collection<String> codes) {
        return jdbi.withHandle(h -> h.createQuery(SELECT + " and d.code = any(:codes)")
                .bind("merchant", merchant)
                .bindArray("codes", String.class, codes)
                .map(ROW)
                .list());
    }

    Optional<DriverView> find(String merchant, String code) {
        return jdbi.withHandle(h -> h.createQuery(SELECT + " and d.code = :code")
                .bind("merchant", merchant)
                .bind("code", code)
                .map(ROW)
                .findOne());
    }

    Optional<DriverView> ofPerson(String merchant, String person) {
        return jdbi.withHandle(h -> h.createQuery(SELECT + " and d.person_id = :person")
                .bind("merchant", merchant)
                .bind("person", person)
                .map(ROW)
                .findOne());
    }

    /** Locks the drivers' rows in the order of their codes. */
    void lock(String merchant, Collection<String> codes) {
        jdbi.useHandle(h -> h.createQuery(
                        "select 1 from oms_fleet.driver where merchant = :merchant and code = any(:codes) order by code for update")
                .bind("merchant", merchant)
                .bindArray("codes", String.class, codes)
                .mapTo(Integer.class)
                .list());
    }

    /** @return the new version of the row, or empty when the load is above the new maximum */
    Optional<Stamp> put(String merchant, String id, DriverRequest driver, String code) {
        return jdbi.withHandle(h -> h.createQuery("""
                        insert into oms_fleet.driver (id, merchant, code, version, name, person_id, home_warehouse, min_units, max_units,
                                                      shift_start, shift_end, zone, skills, changed_at)
                        values (:id, :merchant, :code, 1, :name, :personId, :homeWarehouse, :min, :max, :shiftStart, :shiftEnd, :zone, :skills, :now)
                        on conflict (merchant, code) do update
                           set version = oms_fleet.driver.version + 1, name = excluded.name, person_id = excluded.person_id,
                               home_warehouse = excluded.home_warehouse, min_units = excluded.min_units, max_units = excluded.max_units,
                               shift_start = excluded.shift_start, shift_end = excluded.shift_end, zone = excluded.zone,
                               skills = excluded.skills, changed_at = excluded.changed_at
                         where oms_fleet.driver.load_units <= excluded.max_units
                        returning id, version""")
                .bind("id", id)
                .bind("merchant", merchant)
                .bind("code", code)
                .bindMethods(driver)
                .bindArray("skills", String.class, driver.skillsOrNone())
                .bind("now", clock.instant())
                .mapTo(Stamp.class)
                .findOne());
    }

    /** A driver's id and the version its row has now. */
    record Stamp(String id, long version) {}

    /** @return empty when the driver is in that state already */
    Optional<Stamp> setShift(String merchant, String code, boolean onShift) {
        return jdbi.withHandle(h -> h.createQuery("""
                        update oms_fleet.driver set on_shift = :on, shift_started_at = case when :on then :now::timestamptz end, version = version + 1,
                               changed_at = :now
                         where merchant = :merchant and code = :code and on_shift <> :on returning id, version""")
                .bind("merchant", merchant)
                .bind("code", code)
                .bind("on", onShift)
                .bind("now", clock.instant())
                .mapTo(Stamp.class)
                .findOne());
    }

    boolean addLoad(String merchant, String code, int units) {
        return jdbi.withHandle(h -> h.createUpdate("""
                                update oms_fleet.driver set load_units = load_units + :units
                                 where merchant = :merchant and code = :code and load_units + :units <= max_units""")
                        .bind("merchant", merchant)
                        .bind("code", code)
                        .bind("units", units)
                        .execute())
                == 1;
    }

    void insertClaim(String id, String merchant, Claim claim) {
        jdbi.useHandle(h -> h.createUpdate("""
                        insert into oms_fleet.capacity_claim (id, merchant, driver, shipment_id, units, claimed_at)
                        values (:id, :merchant, :driver, :shipmentId, :units, :now)""")
                .bind("id", id)
                .bind("merchant", merchant)
                .bindMethods(claim)
                .bind("now", clock.instant())
                .execute());
    }

    /** A claim that has not been freed. */
    record Active(String merchant, String shipmentId, String driver, int units) {}

    List<Active> active(Collection<String> shipments) {
        return jdbi.withHandle(h -> h.createQuery("""
                        select merchant, shipment_id, driver, units from oms_fleet.capacity_claim
                         where shipment_id = any(:shipments) and freed_at is null order by merchant, driver, shipment_id""")
                .bindArray("shipments", String.class, shipments)
                .mapTo(Active.class)
                .list());
    }

    List<Active> activeOf(String merchant, String driver) {
        return jdbi.withHandle(h -> h.createQuery("""
                        select merchant, shipment_id, driver, units from oms_fleet.capacity_claim
                         where merchant = :merchant and driver = :driver and freed_at is null order by claimed_at, shipment_id""")
                .bind("merchant", merchant)
                .bind("driver", driver)
                .mapTo(Active.class)
                .list());
    }

    /** @return whether the claim was active until now */
    boolean endClaim(String shipmentId) {
        return jdbi.withHandle(h -> h.createUpdate(
                                "update oms_fleet.capacity_claim set freed_at = :now where shipment_id = :shipment and freed_at is null")
                        .bind("shipment", shipmentId)
                        .bind("now", clock.instant())
                        .execute())
                == 1;
    }

    /** Older positions than the one known change nothing. */
    void seen(String merchant, String code, GeoPoint at, Instant when) {
        jdbi.useHandle(h -> h.createUpdate("""
                        insert into oms_fleet.last_position as p (merchant, driver, lat, lon, seen_at) values (:merchant, :code, :lat, :lon, :at)
                        on conflict (merchant, driver) do update set lat = excluded.lat, lon = excluded.lon, seen_at = excluded.seen_at
                         where p.seen_at < excluded.seen_at""")
                .bind("merchant", merchant)
                .bind("code", code)
                .bind("lat", at.lat())
                .bind("lon", at.lon())
                .bind("at", when)
                .execute());
    }

    Instant now() {
        return clock.instant();
    }

    @Nullable
    String otherWithPerson(String merchant, String code, String person) {
        return ofPerson(merchant, person)
                .map(DriverView::code)
                .filter(other -> !other.equals(code))
                .orElse(null);
    }
}
