package oms.delivery;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import oms.Ids;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** What shows that it was handed over, or that it could not be. */
@Singleton
class ProofRepository {
    /**
     * What was taken at a door, without the picture.
     *
     * @param status what became of the stop
     */
    record Taken(
            String id,
            String orderId,
            String shipmentId,
            String stopId,
            StopStatus status,
            ProofKind kind,
            @Nullable String receivedBy,
            Instant at) {}

    private final Jdbi jdbi;

    ProofRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** @return the proof's id */
    String keep(Stop stop, Proof proof, Instant at) {
        var id = Ids.next("prf");
        var signature = proof instanceof Proof.Signature s ? s : null;
        jdbi.useHandle(h -> h.createUpdate("""
                        insert into oms_delivery.proof (id, merchant, stop_id, kind, received_by, strokes, photo, at)
                        values (:id, :merchant, :stop, :kind, :receivedBy, cast(:strokes as jsonb), :photo, :at)""")
                .bind("id", id)
                .bind("merchant", stop.merchant())
                .bind("stop", stop.id())
                .bind("kind", proof.kind())
                .bind("receivedBy", signature == null ? null : signature.receivedBy())
                .bind("strokes", signature == null ? null : signature.strokes())
                .bind("photo", proof instanceof Proof.Photo photo ? photo.jpeg() : null)
                .bind("at", at)
                .execute());
        return id;
    }

    /** @return the oldest first */
    List<Taken> of(String merchant, String order) {
        return jdbi.withHandle(h -> h.createQuery("""
                        select p.id, s.order_id, s.shipment_id, s.id as stop_id, s.status, p.kind, p.received_by, p.at
                          from oms_delivery.proof p join oms_delivery.stop s on s.id = p.stop_id
                         where s.merchant = :merchant and s.order_id = :order order by p.at, p.id""")
                .bind("merchant", merchant)
                .bind("order", order)
                .mapTo(Taken.class)
                .list());
    }

    Optional<byte[]> photo(String merchant, String proof) {
        return jdbi.withHandle(h -> h.createQuery(
                        "select photo from oms_delivery.proof where merchant = :merchant and id = :id and kind = 'PHOTO'")
                .bind("merchant", merchant)
                .bind("id", proof)
                .mapTo(byte[].class)
                .findOne());
    }

    /** @return JSON of strokes of points */
    Optional<String> strokes(String merchant, String proof) {
        return jdbi.withHandle(h -> h.createQuery("""
                        select strokes::text from oms_delivery.proof
                         where merchant = :merchant and id = :id and kind = 'SIGNATURE'""")
                .bind("merchant", merchant)
                .bind("id", proof)
                .mapTo(String.class)
                .findOne());
    }
}
