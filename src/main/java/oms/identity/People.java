package oms.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import oms.Ids;
import oms.web.Conflict;
import oms.web.InvalidRequest;
import oms.web.NotFound;
import org.jspecify.annotations.Nullable;

/** The people who work for a merchant: enrolled, invited, given roles, deactivated. Every change is in the audit log. */
@ApplicationScoped
public class People {
    /**
     * An invited person and the one-time link that lets them choose a password.
     *
     * @param path shown once; only its hash is kept
     */
    public record Invitation(PersonView person, String path) {}

    static final int SHORTEST_PASSWORD = 10;
    static final int LONGEST_PASSWORD = 200;
    private static final Pattern EMAIL = Pattern.compile("[^@\\s\\p{Cntrl}]{1,120}@[^@\\s\\p{Cntrl}]{1,79}");

    private final PersonRepository people;
    private final OneTimeLinks links;
    private final Passwords passwords;
    private final Sessions sessions;
    private final Audit audit;

    People(PersonRepository people, OneTimeLinks links, Passwords passwords, Sessions sessions, Audit audit) {
        this.people = people;
        this.links = links;
        this.passwords = passwords;
        this.sessions = sessions;
        this.audit = audit;
    }

    /**
     * @param by who enrols, for the audit log
     * @throws InvalidRequest for an unknown role, a malformed address or a short password
     * @throws Conflict where the e-mail address is taken
     */
    @Transactional
    public PersonView enrol(NewPerson person, String by) {
        check(person);
        var id = Ids.next("per");
        var hash = person.password() == null ? null : passwords.hash(checked(person.password()));
        if (!people.add(id, person, hash)) throw new EmailTaken();
        audit.record(person.merchant(), by, "person.enrolled", id + " " + String.join(",", person.roles()));
        return get(person.merchant(), id);
    }

    /** Enrols without a password; the link is shown once and opens once. */
    @Transactional
    public Invitation invite(String merchant, String name, String email, Set<String> roles, String by) {
        var person = enrol(new NewPerson(merchant, name, email, null, roles), by);
        return new Invitation(person, links.invitation(person));
    }

    /** A new link for somebody who lost the first one, or the password. The old password stays until a new one is chosen. */
    @Transactional
    public Invitation inviteAgain(String merchant, String id, String by) {
        var person = get(merchant, id);
        if (!person.active()) throw new Conflict("person_inactive", "This person is deactivated");
        audit.record(merchant, by, "person.invited", id);
        return new Invitation(person, links.invitation(person));
    }

    /** @throws LastAdministrator where nobody would be left to run the people page */
    @Transactional
    public void changeRoles(String merchant, String id, Set<String> roles, String by) {
        checkRoles(roles);
        people.lockMerchant(merchant);
        var person = get(merchant, id);
        if (!roles.contains(Roles.ADMINISTRATOR)) keepOneAdministrator(person);
        people.changeRoles(id, roles);
        sessions.forget(id);
        audit.record(merchant, by, "person.roles_changed", id + " " + String.join(",", roles));
    }

    /** Ends every session and silences every device of the person. */
    @Transactional
    public void deactivate(String merchant, String id, String by) {
        people.lockMerchant(merchant);
        keepOneAdministrator(get(merchant, id));
        people.activate(id, false);
        sessions.closeAll(id);
        audit.record(merchant, by, "person.deactivated", id);
    }

    @Transactional
    public void reactivate(String merchant, String id, String by) {
        people.activate(get(merchant, id).id(), true);
        audit.record(merchant, by, "person.reactivated", id);
    }

    public List<PersonView> all(String merchant) {
        return people.all(merchant);
    }

    /** @throws NotFound for an unknown person and for another merchant's */
    public PersonView get(String merchant, String id) {
        return people.find(merchant, id).orElseThrow(() -> new NotFound("person"));
    }

    /** @throws InvalidRequest where it is too short or too long */
    static String checked(@Nullable String password) {
        if (password == null || password.length() < SHORTEST_PASSWORD || password.length() > LONGEST_PASSWORD)
            throw new InvalidRequest("/password", "password_length", "A password has 10 to 200 characters");
        return password;
    }

    private void keepOneAdministrator(PersonView person) {
        var last = person.active()
                && person.holds(Roles.ADMINISTRATOR)
                && people.activeAdministrators(person.merchant()) == 1;
        if (last) throw new LastAdministrator();
    }

    private static void check(NewPerson person) {
        if (person.name().isBlank() || person.name().length() > 120)
            throw new InvalidRequest("/name", "invalid_name", "A name has 1 to 120 characters");
        if (!EMAIL.matcher(person.email().strip()).matches())
            throw new InvalidRequest("/email", "invalid_email", "This is no e-mail address");
        checkRoles(person.roles());
    }

    private static void checkRoles(Set<String> roles) {
        if (roles.isEmpty() || !Roles.OF_PEOPLE.containsAll(roles))
            throw new InvalidRequest("/roles", "invalid_roles", "Choose at least one of the known roles");
    }

    /** 409: an address is one person's. */
    public static final class EmailTaken extends Conflict {
        EmailTaken() {
            super("email_taken", "Somebody is already enrolled with this e-mail address");
        }
    }

    /** 409: a merchant keeps at least one active administrator. */
    public static final class LastAdministrator extends Conflict {
        LastAdministrator() {
            super("last_administrator", "This is the last administrator; make somebody else one first");
        }
    }
}
