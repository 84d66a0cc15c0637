package oms.identity;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Whom a secret makes known. Asked for no merchant: the credential says which one it is. */
@Singleton
class CredentialRepository {
    private static final Duration SEEN_EVERY = Duration.ofMinutes(1);

    private record KeyRow(
            String id,
            String kind,
            String merchant,
            String name,
            List<String> roles,
            @Nullable String personId,
            @Nullable String personName,
            @Nullable List<String> personRoles) {
        Known known() {
            return personId == null || personName == null || personRoles == null
                    ? new Known(Caller.Kind.API_KEY, id, merchant, name, Set.copyOf(roles), null, id)
                    : new Known(Caller.Kind.DEVICE, personId, merchant, personName, Set.copyOf(personRoles), null, id);
        }
    }

    private record SessionRow(
            String id, String merchant, String personId, String name, List<String> roles, Instant seenAt) {
        Known known() {
            return new Known(Caller.Kind.PERSON, personId, merchant, name, Set.copyOf(roles), null, id);
        }
    }

    private record TokenRow(String merchant, String orderId) {
        Known known() {
            return new Known(
                    Caller.Kind.SHOPPER, orderId, merchant, "Shopper", Set.of(Roles.SHOPPER), orderId, orderId);
        }
    }

    private final Jdbi jdbi;
    private final Clock clock;
    private final IdentitySettings settings;

    CredentialRepository(Jdbi jdbi, Clock clock, IdentitySettings settings) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.settings = settings;
    }

    /** @return who showed this secret; empty for an unknown, revoked or expired one */
    Optional<Known> find(String secret, String hash) {
        if (secret.startsWith(Secrets.SESSION)) return session(hash);
        if (secret.startsWith(Secrets.ORDER)) return orderToken(hash);
        return key(hash);
    }

    private Optional<Known> key(String hash) {
        return jdbi.withHandle(h -> h.createQuery("""
                        select k.id, k.kind, k.merchant, k.name, k.roles, p.id person_id, p.name person_name, p.roles person_roles
                        from oms_identity.keys k left join oms_identity.people p on p.id = k.person_id
                        where k.hash = :hash and k.revoked_at is null and (k.kind = 'API' or p.active)""")
                        .bind("hash", hash)
                        .mapTo(KeyRow.class)
                        .findOne())
                .map(KeyRow::known);
    }

    private Optional<Known> orderToken(String hash) {
        return jdbi.withHandle(h -> h.createQuery(
                                "select merchant, order_id from oms_identity.order_tokens where hash = :hash and expires_at > :now")
                        .bind("hash", hash)
                        .bind("now", now())
                        .mapTo(TokenRow.class)
                        .findOne())
                .map(TokenRow::known);
    }

    private Optional<Known> session(String hash) {
        var found = jdbi.withHandle(h -> h.createQuery("""
                        select s.id, s.merchant, s.person_id, p.name, p.roles, s.seen_at
                        from oms_identity.sessions s join oms_identity.people p on p.id = s.person_id
                        where s.hash = :hash and p.active and s.expires_at > :now and s.seen_at > :idle""")
                .bind("hash", hash)
                .bind("now", now())
                .bind("idle", now().minus(settings.sessionIdle()))
                .mapTo(SessionRow.class)
                .findOne());
        found.filter(row -> row.seenAt.isBefore(clock.instant().minus(SEEN_EVERY)))
                .ifPresent(row -> seen(hash));
        return found.map(SessionRow::known);
    }

    private void seen(String hash) {
        jdbi.useHandle(h -> h.createUpdate("update oms_identity.sessions set seen_at = :now where hash = :hash")
                .bind("now", now())
                .bind("hash", hash)
                .execute());
    }

    private Instant now() {
        return clock.instant();
    }
}
