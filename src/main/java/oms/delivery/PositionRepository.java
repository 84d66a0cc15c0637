package oms.delivery;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.jdbi.v3.core.Jdbi;

/** Fixes as devices told them. */
@Singleton
class PositionRepository {
    private final Jdbi jdbi;

    PositionRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** One batch of a device at a time: the first fix under a number stands. */
    void lock(Carrier by) {
        jdbi.useHandle(
                h -> h.createQuery("select 1 from (select pg_advisory_xact_lock(hashtextextended(:name, 4))) as locked")
                        .bind("name", "oms.delivery/" + by.merchant() + "/" + by.device())
                        .mapTo(Integer.class)
                        .one());
    }

    /** Keeps fixes of days that are kept, under numbers that the device has not used. */
    void keep(Carrier by, Collection<Fix> fixes, Instant now) {
        if (fixes.isEmpty()) return;
        jdbi.useHandle(h -> h.createUpdate("""
                        insert into oms_delivery.position (merchant, device, device_seq, driver, at, lat, lon, accuracy, received_at)
                        select :merchant, :device, seq, :driver, cast(at as timestamptz), lat, lon, accuracy, :now
                          from unnest(:seqs, :ats, :lats, :lons, :accuracies) as fix(seq, at, lat, lon, accuracy)
                        on conflict do nothing""")
                .bind("merchant", by.merchant())
                .bind("device", by.device())
                .bind("driver", by.driver())
                .bind("now", now)
                .bindArray("seqs", Long.class, column(fixes, Fix::deviceSeq))
                .bindArray("ats", String.class, column(fixes, fix -> fix.at().toString()))
                .bindArray("lats", Double.class, column(fixes, Fix::lat))
                .bindArray("lons", Double.class, column(fixes, Fix::lon))
                .bindArray("accuracies", Double.class, column(fixes, Fix::accuracy))
                .execute());
    }

    private static <T> Object[] column(Collection<Fix> fixes, Function<Fix, T> of) {
        return fixes.stream().map(of).toArray();
    }

    /** @return the fixes that the device has told under these numbers, of those between the two moments */
    List<Fix> told(Carrier by, Collection<Long> deviceSeqs, Instant from, Instant until) {
        return jdbi.withHandle(h -> h.createQuery("""
                        select device_seq, at, lat, lon, accuracy from oms_delivery.position
                         where merchant = :merchant and device = :device and device_seq = any(:seqs) and at between :from and :until""")
                .bind("merchant", by.merchant())
                .bind("device", by.device())
                .bindArray("seqs", Long.class, deviceSeqs)
                .bind("from", from)
                .bind("until", until)
                .mapTo(Fix.class)
                .list());
    }

    /** Makes room for the fixes of a day; for every merchant, as the next. */
    void keepDay(LocalDate day) {
        jdbi.useHandle(h -> h.createQuery("select 1 from (select oms_delivery.keep_position_day(:day)) as made")
                .bind("day", day)
                .mapTo(Integer.class)
                .one());
    }

    /** @return how many days were dropped with all that is in them */
    int dropDaysBefore(LocalDate day) {
        return jdbi.withHandle(h -> h.createQuery("select oms_delivery.drop_position_days(:day)")
                .bind("day", day)
                .mapTo(Integer.class)
                .one());
    }
}
