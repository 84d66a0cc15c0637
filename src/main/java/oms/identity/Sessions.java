package oms.identity;

import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import oms.Ids;
import org.jdbi.v3.core.Jdbi;

/** The sessions of people at the console. Asked for no merchant: whoever holds the secret or is the person may end them. */
@Singleton
class Sessions {
    private final Jdbi jdbi;
    private final Clock clock;
    private final IdentitySettings settings;
    private final Trust trust;

    Sessions(Jdbi jdbi, Clock clock, IdentitySettings settings, Trust trust) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.settings = settings;
        this.trust = trust;
    }

    /** @return the secret for the cookie */
    String open(String merchant, String person) {
        var secret = Secrets.next(Secrets.SESSION);
        jdbi.useHandle(h -> h.createUpdate("""
                        insert into oms_identity.sessions (hash, id, merchant, person_id, created_at, seen_at, expires_at)
                        values (:hash, :id, :merchant, :person, :now, :now, :expires)""")
                .bind("hash", Secrets.hash(secret))
                .bind("id", Ids.next("ses"))
                .bind("merchant", merchant)
                .bind("person", person)
                .bind("now", clock.instant())
                .bind("expires", clock.instant().plus(settings.sessionLifetime()))
                .execute());
        return secret;
    }

    void close(String id) {
        jdbi.useHandle(h -> h.createUpdate("delete from oms_identity.sessions where id = :id")
                .bind("id", id)
                .execute());
        trust.forgetCredential(id);
    }

    void closeAll(String person) {
        jdbi.useHandle(h -> h.createUpdate("delete from oms_identity.sessions where person_id = :person")
                .bind("person", person)
                .execute());
        forget(person);
    }

    /** The next request of the person asks the database again. */
    void forget(String person) {
        trust.forgetPerson(person);
    }

    @Scheduled(every = "1h", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void sweep() {
        var now = clock.instant();
        jdbi.useHandle(h -> {
            h.createUpdate("delete from oms_identity.sessions where expires_at < :now")
                    .bind("now", now)
                    .execute();
            h.createUpdate("delete from oms_identity.order_tokens where expires_at < :now")
                    .bind("now", now)
                    .execute();
            h.createUpdate("delete from oms_identity.one_time_links where expires_at < :old")
                    .bind("old", now.minus(Duration.ofDays(30)))
                    .execute();
        });
    }
}
