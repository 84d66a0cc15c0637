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

    /** What came of taking a key: whether this transaction holds it, and whether it is the first ever to do so. */
    record Taken(boolean held, boolean first) {}

    /** Locks the key until the transaction ends and notes it as running where it is new; one statement. */
    Taken take(String scope, String key, String fingerprint, Instant now) {
        return jdbi.withHandle(h -> h.createQuery("""
                        with held as materialized (
                          select pg_try_advisory_xact_lock(hashtextextended(:what, 7)) as held
                        ), noted as (
                          insert into oms_web.idempotency (scope, key, fingerprint, created_at)
                          select :scope, :key, :fingerprint, cast(:now as timestamptz) from held where held
                          on conflict (scope, key) do nothing returning key)
                        select held, exists (select 1 from noted) as first from held""")
                .bind("what", scope + "\u001f" + key)
                .bind("scope", scope)
                .bind("key", key)
                .bind("fingerprint", fingerprint)
                .bind("now", now)
                .mapTo(Taken.class)
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

    /** One that never finished begins anew. */
    void again(String scope, String key, Instant now) {
        jdbi.useHandle(h -> h.createUpdate(
                        "update oms_web.idempotency set created_at = :now where scope = :scope and key = :key and status is null")
                .bind("scope", scope)
                .bind("key", key)
                .bind("now", now)
                .execute());
    }

    void finish(String scope, String key, int status, @Nullable String body, @Nullable String location) {
        jdbi.useHandle(h -> h.createUpdate("""
                        update oms_web.idempotency set status = :status, body = :body, location = :location
                         where scope = :scope and key = :key""")
                .bind("scope", scope)
                .bind("key", key)
                .bind("status", status)
                .bind("body", body)
                .bind("location", location)
                .execute());
    }

    int forgetBefore(Instant time) {
        return jdbi.withHandle(h -> h.createUpdate("delete from oms_web.idempotency where created_at < :time")
                .bind("time", time)
                .execute());
    }
}
