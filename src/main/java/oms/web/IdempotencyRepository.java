package oms.web;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** The answers kept for idempotency keys. */
@Singleton
class IdempotencyRepository {
    /** @param status null while the request still runs */
    record Kept(
            String scope,
            String key,
            String fingerprint,
            @Nullable Integer status,
            @Nullable String body,
            @Nullable String location,
            Instant createdAt) {
        boolean isProblem() {
            return status != null && status >= 400;
        }
    }

    private final Jdbi jdbi;

    IdempotencyRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** @return whether this transaction now holds the key; false when another one does */
    boolean lock(String scope, String key) {
        return jdbi.withHandle(h -> h.createQuery("select pg_try_advisory_xact_lock(hashtextextended(:what, 7))")
                .bind("what", scope + "\u001f" + key)
                .mapTo(Boolean.class)
                .one());
    }

    Optional<Kept> find(String scope, String key) {
        return jdbi.withHandle(h -> h.createQuery("""
                        select scope, key, fingerprint, status, body, location, created_at
                          from oms_web.idempotency where scope = :scope and key = :key""")
                .bind("scope", scope)
                .bind("key", key)
                .mapTo(Kept.class)
                .findOne());
    }

    void keep(Kept kept) {
        jdbi.useHandle(h -> h.createUpdate("""
                        insert into oms_web.idempotency (scope, key, fingerprint, status, body, location, created_at)
                        values (:scope, :key, :fingerprint, :status, :body, :location, :createdAt)
                        on conflict (scope, key) do update set created_at = excluded.created_at where oms_web.idempotency.status is null""")
                .bind("scope", kept.scope())
                .bind("key", kept.key())
                .bind("fingerprint", kept.fingerprint())
                .bind("status", kept.status())
                .bind("body", kept.body())
                .bind("location", kept.location())
                .bind("createdAt", kept.createdAt())
                .execute());
    }

    void finish(String scope, String key, int status, String body) {
        jdbi.useHandle(h -> h.createUpdate(
                        "update oms_web.idempotency set status = :status, body = :body where scope = :scope and key = :key")
                .bind("scope", scope)
                .bind("key", key)
                .bind("status", status)
                .bind("body", body)
                .execute());
    }

    int forgetBefore(Instant time) {
        return jdbi.withHandle(h -> h.createUpdate("delete from oms_web.idempotency where created_at < :time")
                .bind("time", time)
                .execute());
    }
}
