package oms.identity;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import oms.Ids;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** API keys and enrolled devices. */
@Singleton
class KeyRepository {
    enum Kind {
        API("key", Secrets.API_KEY),
        DEVICE("dev", Secrets.DEVICE);

        final String id;
        final String prefix;

        Kind(String id, String prefix) {
            this.id = id;
            this.prefix = prefix;
        }
    }

    private static final int ENDING = 4;

    private final Jdbi jdbi;
    private final Clock clock;

    KeyRepository(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    IssuedKey add(
            Kind kind, String merchant, String name, Collection<String> roles, @Nullable String person, String by) {
        var issued = new IssuedKey(Ids.next(kind.id), Secrets.next(kind.prefix));
        var secret = issued.secret();
        jdbi.useHandle(h -> h.createUpdate("""
                        insert into oms_identity.keys (id, hash, merchant, kind, name, ending, roles, person_id, created_at, created_by)
                        values (:id, :hash, :merchant, :kind, :name, :ending, :roles, :person, :now, :by)""")
                .bind("id", issued.id())
                .bind("hash", Secrets.hash(secret))
                .bind("merchant", merchant)
                .bind("kind", kind.name())
                .bind("name", name)
                .bind("ending", secret.substring(secret.length() - ENDING))
                .bindArray("roles", String.class, roles.toArray())
                .bind("person", person)
                .bind("now", clock.instant())
                .bind("by", by)
                .execute());
        return issued;
    }

    /** @return false where there is no such live key of this merchant */
    boolean revoke(Kind kind, String merchant, String id) {
        return jdbi.withHandle(h -> h.createUpdate("""
                        update oms_identity.keys set revoked_at = :now
                        where merchant = :merchant and kind = :kind and id = :id and revoked_at is null""")
                        .bind("merchant", merchant)
                        .bind("kind", kind.name())
                        .bind("id", id)
                        .bind("now", clock.instant())
                        .execute())
                == 1;
    }

    List<KeyView> all(Kind kind, String merchant) {
        return jdbi.withHandle(h -> h.createQuery("""
                        select k.id, k.name, k.ending, k.roles, k.person_id, p.name as person, k.created_at, k.revoked_at
                        from oms_identity.keys k left join oms_identity.people p on p.id = k.person_id
                        where k.merchant = :merchant and k.kind = :kind order by k.revoked_at is not null, k.created_at desc""")
                .bind("merchant", merchant)
                .bind("kind", kind.name())
                .mapTo(KeyView.class)
                .list());
    }
}
