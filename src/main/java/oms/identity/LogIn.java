package oms.identity;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.Locale;
import java.util.Optional;
import oms.web.NotFound;
import org.jspecify.annotations.Nullable;

/** People who show a password. */
@Singleton
class LogIn {
    private final PersonRepository people;
    private final Passwords passwords;
    private final Sessions sessions;
    private final Attempts attempts;
    private final Audit audit;

    LogIn(PersonRepository people, Passwords passwords, Sessions sessions, Attempts attempts, Audit audit) {
        this.people = people;
        this.passwords = passwords;
        this.sessions = sessions;
        this.attempts = attempts;
        this.audit = audit;
    }

    /**
     * @return the secret of a new session; empty says no more than that the two do not belong together, and takes the same
     *     time whatever the reason
     * @throws TooManyAttempts before the password is looked at
     */
    @Transactional
    Optional<String> open(String email, String password, String address) {
        var normal = email.strip().toLowerCase(Locale.ROOT);
        attempts.take(normal, address);
        var account = people.account(normal).filter(PersonRepository.Account::active);
        var right = passwords.matches(
                password, account.map(PersonRepository.Account::password).orElse(null));
        account.ifPresent(found -> audit.record(
                found.merchant(), found.id(), right ? "person.logged_in" : "person.log_in_refused", "from " + address));
        if (!right) return Optional.empty();
        attempts.forget(normal);
        return account.map(this::session);
    }

    private String session(PersonRepository.Account account) {
        people.seen(account.id());
        return sessions.open(account.merchant(), account.id());
    }

    /** @return false where the present password is wrong */
    @Transactional
    boolean changePassword(Caller caller, String present, @Nullable String next, String address) {
        var person = people.find(caller.merchant(), caller.id()).orElseThrow(() -> new NotFound("person"));
        attempts.take(person.email(), address);
        var stored = people.account(person.email())
                .map(PersonRepository.Account::password)
                .orElse(null);
        if (!passwords.matches(present, stored)) return false;
        people.changePassword(person.id(), passwords.hash(People.checked(next)));
        attempts.forget(person.email());
        audit.record(caller, "person.password_changed", person.id());
        return true;
    }
}
