package oms.delivery;

import jakarta.inject.Singleton;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/** Reads what is under way, for people who look. */
@Singleton
class RoadRepository {
    /** A package that could not be handed over and has to be scanned back in at its warehouse. */
    record ComingBack(String sscc, String orderNumber, String warehouse) {}

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
}
