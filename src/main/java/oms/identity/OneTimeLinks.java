package oms.identity;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import oms.Ids;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Links that work once: for the first administrator, and for invited people to choose a password. */
@Singleton
class OneTimeLinks {
    record Link(String merchant, String purpose, @Nullable String personId) {}

    static final String SETUP = "SETUP";
    static final String INVITATION = "INVITATION";

    private final Jdbi jdbi;
    private final Clock clock;
    private final IdentitySettings settings;

    OneTimeLinks(Jdbi jdbi, Clock clock, IdentitySettings settings) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.settings = settings;
    }

    /** @return the path; an earlier invitation of the same person no longer works */
    String invitation(PersonView person) {
        jdbi.useHandle(h -> h.createUpdate(
                        "delete from oms_identity.one_time_links where person_id = :person and used_at is null")
                .bind("person", person.id())
                .execute());
        return "/welcome/" + add(person.merchant(), INVITATION, person.id());
    }

    /** @return the path; for the merchant that its use will open */
    String setup() {
        return "/setup/" + add(Ids.next("mer"), SETUP, null);
    }

    Optional<Link> find(String token, String purpose) {
        return jdbi.withHandle(h -> h.createQuery("""
                        select merchant, purpose, person_id from oms_identity.one_time_links
                        where hash = :hash and purpose = :purpose and used_at is null and expires_at > :now""")
                .bind("hash", Secrets.hash(token))
                .bind("purpose", purpose)
                .bind("now", clock.instant())
                .mapTo(Link.class)
                .findOne());
    }

    /** Takes the link, so that of two who come at once one is refused. */
    Optional<Link> use(String token, String purpose) {
        return jdbi.withHandle(h -> h.createQuery("""
                        update oms_identity.one_time_links set used_at = :now
                        where hash = :hash and purpose = :purpose and used_at is null and expires_at > :now
                        returning merchant, purpose, person_id""")
                .bind("hash", Secrets.hash(token))
                .bind("purpose", purpose)
                .bind("now", clock.instant())
                .mapTo(Link.class)
                .findOne());
    }

    /** Makes the first administrators of two replicas queue. */
    void lockSetup() {
        jdbi.useHandle(h -> h.execute("select pg_advisory_xact_lock(hashtext('oms_identity.setup'))"));
    }

    private String add(String merchant, String purpose, @Nullable String person) {
        var token = Secrets.next(Secrets.LINK);
        jdbi.useHandle(h -> h.createUpdate("""
                        insert into oms_identity.one_time_links (hash, merchant, purpose, person_id, expires_at)
                        values (:hash, :merchant, :purpose, :person, :expires)""")
                .bind("hash", Secrets.hash(token))
                .bind("merchant", merchant)
                .bind("purpose", purpose)
                .bind("person", person)
                .bind("expires", clock.instant().plus(settings.linkLifetime()))
                .execute());
        return token;
    }
}
