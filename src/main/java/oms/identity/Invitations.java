package oms.identity;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.Optional;
import oms.web.NotFound;
import org.jspecify.annotations.Nullable;

/** Invited people who choose their password. */
@Singleton
class Invitations {
    private final OneTimeLinks links;
    private final PersonRepository people;
    private final Passwords passwords;
    private final Sessions sessions;
    private final Audit audit;

    Invitations(OneTimeLinks links, PersonRepository people, Passwords passwords, Sessions sessions, Audit audit) {
        this.links = links;
        this.people = people;
        this.passwords = passwords;
        this.sessions = sessions;
        this.audit = audit;
    }

    /** @return whom the link invites, while it can be used */
    Optional<PersonView> find(String token) {
        return links.find(token, OneTimeLinks.INVITATION).flatMap(this::invited);
    }

    /**
     * Uses the link up; earlier sessions of the person end.
     *
     * @return the secret of a new session
     * @throws NotFound where the link was used or has expired
     */
    @Transactional
    String accept(String token, @Nullable String password) {
        var hash = passwords.hash(People.checked(password));
        var person = links.use(token, OneTimeLinks.INVITATION)
                .flatMap(this::invited)
                .orElseThrow(() -> new NotFound("invitation"));
        people.changePassword(person.id(), hash);
        sessions.closeAll(person.id());
        audit.record(person.merchant(), person.id(), "person.password_chosen", person.id());
        return sessions.open(person.merchant(), person.id());
    }

    private Optional<PersonView> invited(OneTimeLinks.Link link) {
        return people.find(link.merchant(), String.valueOf(link.personId())).filter(PersonView::active);
    }
}
