package oms.delivery;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import oms.identity.MerchantView;
import oms.identity.Merchants;
import org.jdbi.v3.core.Jdbi;

/** Each merchant's {@link ServiceTimes}, from what its own drivers' last weeks were like; read anew every now and then. */
@Singleton
class DoorTimes {
    private static final Duration GOOD_FOR = Duration.ofMinutes(10);
    /** A stop that took longer than this was something else, or somebody forgot to report. */
    private static final int LONGEST_SECONDS = 1_800;

    private static final int SHORTEST_SECONDS = 10;

    private record Read(ServiceTimes times, Instant at) {}

    private final Map<String, Read> read = new ConcurrentHashMap<>();
    private final Jdbi jdbi;
    private final Merchants merchants;
    private final DeliverySettings settings;
    private final Clock clock;

    DoorTimes(Jdbi jdbi, Merchants merchants, DeliverySettings settings, Clock clock) {
        this.jdbi = jdbi;
        this.merchants = merchants;
        this.settings = settings;
        this.clock = clock;
    }

    ServiceTimes of(String merchant) {
        var now = clock.instant();
        var known = read.get(merchant);
        if (known != null && now.isBefore(known.at().plus(GOOD_FOR))) return known.times();
        var zone = merchants.find(merchant).map(MerchantView::zone).orElse(ZoneId.of("UTC"));
        var fresh = new ServiceTimes(settings.doorTime(), zone, seen(merchant, zone, now));
        read.put(merchant, new Read(fresh, now));
        return fresh;
    }

    private List<ServiceTimes.Seen> seen(String merchant, ZoneId zone, Instant now) {
        return jdbi.withHandle(h -> h.createQuery("""
                        select floor(lat * :cells)::int as row, floor(lon * :cells)::int as col,
                               extract(hour from arrived_at at time zone :zone)::int as hour, count(*) as stops,
                               avg(least(greatest(extract(epoch from done_at - arrived_at), :shortest), :longest))::float8 as mean_seconds
                          from oms_delivery.stop
                         where merchant = :merchant and status = 'DELIVERED' and done_at > :since and arrived_at < done_at
                         group by 1, 2, 3""")
                .bind("cells", ServiceTimes.CELLS)
                .bind("zone", zone.getId())
                .bind("shortest", SHORTEST_SECONDS)
                .bind("longest", LONGEST_SECONDS)
                .bind("merchant", merchant)
                .bind("since", now.minus(settings.learnFrom()))
                .mapTo(ServiceTimes.Seen.class)
                .list());
    }
}
