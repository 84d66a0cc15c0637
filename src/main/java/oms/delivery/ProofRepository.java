package oms.delivery;

import jakarta.inject.Singleton;
import java.time.Instant;
import oms.Ids;
import org.jdbi.v3.core.Jdbi;

/** What shows that it was handed over. */
@Singleton
class ProofRepository {
    private final Jdbi jdbi;

    ProofRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** @return the proof's id */
    String sign(Stop stop, String receivedBy, String strokes, Instant at) {
        var id = Ids.next("prf");
        jdbi.useHandle(h -> h.createUpdate("""
                        insert into oms_delivery.proof (id, merchant, stop_id, kind, received_by, strokes, at)
                        values (:id, :merchant, :stop, 'SIGNATURE', :receivedBy, cast(:strokes as jsonb), :at)""")
                .bind("id", id)
                .bind("merchant", stop.merchant())
                .bind("stop", stop.id())
                .bind("receivedBy", receivedBy)
                .bind("strokes", strokes)
                .bind("at", at)
                .execute());
        return id;
    }
}
