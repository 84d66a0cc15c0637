package oms.delivery;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jdbi.v3.core.Jdbi;

/** Fixes as devices told them. */
@Singleton
class PositionRepository {
    private final Jdbi jdbi;

    PositionRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * Keeps what the device has not told before. Sorted, so that two batches of one device never wait for each other in a circle.
     *
     * @return the numbers of those that are new
     */
    Set<Long> keep(Carrier by, Collection<Fix> fixes, Instant now) {
        return new HashSet<>(jdbi.withHandle(h -> h.createQuery("""
                        insert into oms_delivery.position (merchant, device, device_seq, driver, at, lat, lon, accuracy, received_at)
                        select :merchant, :device, seq, :driver, cast(at as timestamptz), lat, lon, accuracy, :now
                          from unnest(:seqs, :ats, :lats, :lons, :accuracies) as fix(seq, at, lat, lon, accuracy) order by seq
                        on conflict do nothing returning device_seq""")
                .bind("merchant", by.merchant())
                .bind("device", by.device())
                .bind("driver", by.driver())
                .bind("now", now)
                .bindArray("seqs", Long.class, column(fixes, Fix::deviceSeq))
                .bindArray("ats", String.class, column(fixes, fix -> fix.at().toString()))
                .bindArray("lats", Double.class, column(fixes, Fix::lat))
                .bindArray("lons", Double.class, column(fixes, Fix::lon))
                .bindArray("accuracies", Double.class, column(fixes, Fix::accuracy))
                .mapTo(Long.class)
                .list()));
    }

    private static <T> Object[] column(Collection<Fix> fixes, Function<Fix, T> of) {
        return fixes.stream().map(of).toArray();
    }

    /** @return the fixes that the device has told under these numbers */
    List<Fix> told(Carrier by, Collection<Long> deviceSeqs) {
        return jdbi.withHandle(h -> h.createQuery("""
                        select device_seq, at, lat, lon, accuracy from oms_delivery.position
                         where merchant = :merchant and device = :device and device_seq = any(:seqs)""")
                .bind("merchant", by.merchant())
                .bind("device", by.device())
                .bindArray("seqs", Long.class, deviceSeqs)
                .mapTo(Fix.class)
                .list());
    }

    /** For every merchant: what came so long ago serves nobody. */
    int forgetBefore(Instant then) {
        return jdbi.withHandle(h -> h.createUpdate("delete from oms_delivery.position where received_at < :then")
                .bind("then", then)
                .execute());
    }
}
