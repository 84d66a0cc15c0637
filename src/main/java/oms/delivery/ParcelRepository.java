package oms.delivery;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import oms.order.PackedBox;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Packages and who had them when. */
@Singleton
class ParcelRepository {
    /** What happened to a package. */
    enum Step {
        LOADED,
        UNLOADED,
        DEPARTED,
        HANDED_OVER,
        NOT_HANDED_OVER,
        BACK
    }

    private final Jdbi jdbi;

    ParcelRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** What is known already stays as it is: the packing may be told again when the package is long on the road. */
    void insert(String merchant, String shipment, String order, List<PackedBox> boxes) {
        jdbi.useHandle(h -> {
            var batch = h.prepareBatch("""
                    insert into oms_delivery.parcel (id, merchant, shipment_id, order_id, sscc, box, weight_grams, status)
                    values (:id, :merchant, :shipment, :order, :sscc, :box, :weight, 'READY') on conflict (id) do nothing""");
            for (var box : boxes)
                batch.bind("id", box.packageId())
                        .bind("merchant", merchant)
                        .bind("shipment", shipment)
                        .bind("order", order)
                        .bind("sscc", box.sscc())
                        .bind("box", box.box())
                        .bind("weight", box.weightGrams())
                        .add();
            if (!boxes.isEmpty()) batch.execute();
        });
    }

    Optional<Parcel> bySscc(String merchant, String sscc) {
        return jdbi.withHandle(
                h -> h.createQuery("select * from oms_delivery.parcel where merchant = :merchant and sscc = :sscc")
                        .bind("merchant", merchant)
                        .bind("sscc", sscc)
                        .mapTo(Parcel.class)
                        .findOne());
    }

    List<Parcel> of(String merchant, Collection<String> shipments) {
        return jdbi.withHandle(h -> h.createQuery("""
                        select * from oms_delivery.parcel where merchant = :merchant and shipment_id = any(:shipments) order by sscc""")
                .bind("merchant", merchant)
                .bindArray("shipments", String.class, shipments)
                .mapTo(Parcel.class)
                .list());
    }

    /** Changes the packages and writes their next line of custody; one statement. */
    void move(
            Collection<Parcel> parcels, ParcelStatus to, Step step, @Nullable String trip, String holder, Instant at) {
        if (parcels.isEmpty()) return;
        jdbi.useHandle(h -> h.createUpdate("""
                        with moved as (
                          update oms_delivery.parcel set status = :to where id = any(:ids) returning id, merchant)
                        insert into oms_delivery.custody (merchant, parcel_id, step, trip_id, holder, at)
                        select merchant, id, :step, :trip, :holder, :at from moved order by id""")
                .bindArray("ids", String.class, parcels.stream().map(Parcel::id).toArray())
                .bind("to", to)
                .bind("step", step)
                .bind("trip", trip)
                .bind("holder", holder)
                .bind("at", at)
                .execute());
    }

    /** The shipment was cancelled in the warehouse: nobody carries its packages away. */
    void cancel(String merchant, String shipment) {
        jdbi.useHandle(h -> h.createUpdate("""
                        update oms_delivery.parcel set status = 'CANCELLED'
                         where merchant = :merchant and shipment_id = :shipment and status in ('READY', 'LOADED')""")
                .bind("merchant", merchant)
                .bind("shipment", shipment)
                .execute());
    }
}
