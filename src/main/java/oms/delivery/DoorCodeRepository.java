package oms.delivery;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Codes for doors, hashed, and the wrong ones that were tried. */
@Singleton
class DoorCodeRepository {
    /** What is kept of a code. */
    @SuppressWarnings("ArrayRecordComponent")
    record Kept(
            String stopId,
            String merchant,
            byte[] salt,
            byte[] hash,
            int rounds,
            Instant expiresAt,
            @Nullable Instant usedAt) {}

    private final Jdbi jdbi;

    DoorCodeRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** In place of any code the stop had. */
    void put(Kept code, Instant now) {
        jdbi.useHandle(h -> h.createUpdate("""
                        insert into oms_delivery.door_code (stop_id, merchant, salt, hash, rounds, issued_at, expires_at)
                        values (:stopId, :merchant, :salt, :hash, :rounds, :now, :expiresAt)
                        on conflict (stop_id) do update set salt = excluded.salt, hash = excluded.hash, rounds = excluded.rounds,
                          issued_at = excluded.issued_at, expires_at = excluded.expires_at, used_at = null""")
                .bind("stopId", code.stopId())
                .bind("merchant", code.merchant())
                .bind("salt", code.salt())
                .bind("hash", code.hash())
                .bind("rounds", code.rounds())
                .bind("expiresAt", code.expiresAt())
                .bind("now", now)
                .execute());
    }

    /** @return whether one of the stops has been given a code since then */
    boolean isIssuedSince(List<Stop> stops, Instant then) {
        return jdbi.withHandle(h -> h.createQuery("""
                        select exists (select 1 from oms_delivery.door_code
                                        where merchant = any(:merchants) and stop_id = any(:stops) and issued_at > :then)""")
                .bindArray(
                        "merchants",
                        String.class,
                        stops.stream().map(Stop::merchant).toArray())
                .bindArray("stops", String.class, stops.stream().map(Stop::id).toArray())
                .bind("then", then)
                .mapTo(Boolean.class)
                .one());
    }

    Optional<Kept> find(String merchant, String stop) {
        return jdbi.withHandle(h -> h.createQuery("""
                        select stop_id, merchant, salt, hash, rounds, expires_at, used_at from oms_delivery.door_code
                         where merchant = :merchant and stop_id = :stop""")
                .bind("merchant", merchant)
                .bind("stop", stop)
                .mapTo(Kept.class)
                .findOne());
    }

    /** @return whether it was unused until now */
    boolean use(String merchant, String stop, Instant now) {
        return jdbi.withHandle(h -> h.createUpdate("""
                                update oms_delivery.door_code set used_at = :now
                                 where merchant = :merchant and stop_id = :stop and used_at is null""")
                        .bind("merchant", merchant)
                        .bind("stop", stop)
                        .bind("now", now)
                        .execute())
                == 1;
    }

    /** Until the transaction ends nobody else tries a code of this merchant's stop, nor as this carrier. */
    void lock(String merchant, String stop, String by) {
        jdbi.useHandle(h -> h.createQuery("""
                        select 1 from (select pg_advisory_xact_lock(hashtextextended(:carrier, 1)), pg_advisory_xact_lock(hashtextextended(:stop, 2))) as locked""")
                .bind("carrier", "oms.delivery.code/" + merchant + "/" + by)
                .bind("stop", "oms.delivery.code/" + merchant + "/" + stop)
                .mapTo(Integer.class)
                .one());
    }

    /** Wrong codes so far. */
    record Tries(int ofStop, int ofCarrier) {}

    /** @param since from when on those of the carrier count */
    Tries tries(String merchant, String stop, String by, Instant since) {
        return jdbi.withHandle(h -> h.createQuery("""
                        select count(*) filter (where stop_id = :stop) as of_stop, count(*) filter (where by = :by and at > :since) as of_carrier
                          from oms_delivery.door_try where merchant = :merchant and (stop_id = :stop or (by = :by and at > :since))""")
                .bind("merchant", merchant)
                .bind("stop", stop)
                .bind("by", by)
                .bind("since", since)
                .mapTo(Tries.class)
                .one());
    }

    void tried(String merchant, String stop, String by, Instant at) {
        jdbi.useHandle(h -> h.createUpdate(
                        "insert into oms_delivery.door_try (merchant, stop_id, by, at) values (:merchant, :stop, :by, :at)")
                .bind("merchant", merchant)
                .bind("stop", stop)
                .bind("by", by)
                .bind("at", at)
                .execute());
    }
}
