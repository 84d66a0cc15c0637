package oms.identity;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** The people of the merchants. */
@Singleton
class PersonRepository {
    private static final String COLUMNS =
            "select id, merchant, name, email, roles, active, password is null as invited, created_at, last_seen_at from oms_identity.people ";

    /** What a log-in compares. */
    record Account(
            String id,
            String merchant,
            String name,
            @Nullable String password,
            boolean active) {}

    private final Jdbi jdbi;
    private final Clock clock;

    PersonRepository(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /** @return false where the e-mail address is taken, by whichever merchant */
    boolean add(String id, NewPerson person, @Nullable String passwordHash) {
        return jdbi.withHandle(h -> h.createUpdate("""
                        insert into oms_identity.people (id, merchant, name, email, password, roles, created_at)
                        values (:id, :merchant, :name, :email, :password, :roles, :now) on conflict (email) do nothing""")
                        .bind("id", id)
                        .bind("merchant", person.merchant())
                        .bind("name", person.name())
                        .bind("email", normal(person.email()))
                        .bind("password", passwordHash)
                        .bindArray("roles", String.class, person.roles().toArray())
                        .bind("now", clock.instant())
                        .execute())
                == 1;
    }

    List<PersonView> all(String merchant) {
        return jdbi.withHandle(
                h -> h.createQuery(COLUMNS + "where merchant = :merchant order by active desc, lower(name), id")
                        .bind("merchant", merchant)
                        .mapTo(PersonView.class)
                        .list());
    }

    Optional<PersonView> find(String merchant, String id) {
        return jdbi.withHandle(h -> h.createQuery(COLUMNS + "where merchant = :merchant and id = :id")
                .bind("merchant", merchant)
                .bind("id", id)
                .mapTo(PersonView.class)
                .findOne());
    }

    /** Asked for no merchant: an address is one person's, whoever employs them. */
    Optional<Account> account(String email) {
        return jdbi.withHandle(h -> h.createQuery(
                        "select id, merchant, name, password, active from oms_identity.people where email = :email")
                .bind("email", normal(email))
                .mapTo(Account.class)
                .findOne());
    }

    /** Asked for no merchant: is there anybody at all? */
    boolean nobody() {
        return jdbi.withHandle(h -> h.createQuery("select not exists (select 1 from oms_identity.people)")
                .mapTo(Boolean.class)
                .one());
    }

    /** Makes changes of one merchant's administrators queue, so that two cannot each remove the other. */
    void lockMerchant(String merchant) {
        jdbi.useHandle(
                h -> h.createQuery("select merchant from oms_identity.merchants where merchant = :merchant for update")
                        .bind("merchant", merchant)
                        .mapTo(String.class)
                        .findOne());
    }

    int activeAdministrators(String merchant) {
        return jdbi.withHandle(h -> h.createQuery(
                        "select count(*) from oms_identity.people where merchant = :merchant and active and 'administrator' = any(roles)")
                .bind("merchant", merchant)
                .mapTo(Integer.class)
                .one());
    }

    void changeRoles(String id, Collection<String> roles) {
        jdbi.useHandle(h -> h.createUpdate("update oms_identity.people set roles = :roles where id = :id")
                .bind("id", id)
                .bindArray("roles", String.class, roles.toArray())
                .execute());
    }

    void activate(String id, boolean active) {
        jdbi.useHandle(h -> h.createUpdate("update oms_identity.people set active = :active where id = :id")
                .bind("id", id)
                .bind("active", active)
                .execute());
    }

    void changePassword(String id, String hash) {
        jdbi.useHandle(h -> h.createUpdate("update oms_identity.people set password = :hash where id = :id")
                .bind("id", id)
                .bind("hash", hash)
                .execute());
    }

    void seen(String id) {
        jdbi.useHandle(h -> h.createUpdate("update oms_identity.people set last_seen_at = :now where id = :id")
                .bind("id", id)
                .bind("now", clock.instant())
                .execute());
    }

    private static String normal(String email) {
        return email.strip().toLowerCase(Locale.ROOT);
    }
}
