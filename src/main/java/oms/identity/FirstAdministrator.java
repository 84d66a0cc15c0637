package oms.identity;

import io.quarkus.logging.Log;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.Set;
import oms.web.NotFound;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** An installation without people prints a link; whoever opens it first makes the merchant and its administrator. */
@Singleton
class FirstAdministrator {
    /** What the first administrator says about the shop and themselves. */
    record Founding(String shop, String timeZone, String currency, String name, String email, String password) {}

    private static final Set<String> OFFICE =
            Set.of(Roles.ADMINISTRATOR, Roles.ORDER_MANAGER, Roles.FRAUD_REVIEWER, Roles.WAREHOUSE, Roles.DISPATCHER);

    private final OneTimeLinks links;
    private final PersonRepository repository;
    private final People people;
    private final Merchants merchants;
    private final Sessions sessions;

    FirstAdministrator(
            OneTimeLinks links, PersonRepository repository, People people, Merchants merchants, Sessions sessions) {
        this.links = links;
        this.repository = repository;
        this.people = people;
        this.merchants = merchants;
        this.sessions = sessions;
    }

    void greet(
            @Observes StartupEvent started,
            IdentitySettings settings,
            @ConfigProperty(name = "quarkus.http.port") int port,
            @ConfigProperty(name = "quarkus.http.host-enabled", defaultValue = "true") boolean serves) {
        if (settings.firstAdministrator() && serves && repository.nobody())
            Log.infof(
                    "Nobody can log in yet. Make the first administrator at http://localhost:%d%s",
                    port, links.setup());
    }

    boolean awaited(String token) {
        return repository.nobody() && links.find(token, OneTimeLinks.SETUP).isPresent();
    }

    /**
     * @return the secret of a new session
     * @throws NotFound where the link was used, has expired, or somebody else was first
     */
    @Transactional
    String found(String token, Founding founding) {
        links.lockSetup();
        if (!repository.nobody()) throw new NotFound("set-up link");
        var link = links.use(token, OneTimeLinks.SETUP).orElseThrow(() -> new NotFound("set-up link"));
        merchants.open(link.merchant(), founding.shop(), founding.timeZone(), founding.currency());
        var person = people.enrol(
                new NewPerson(
                        link.merchant(),
                        founding.name(),
                        founding.email(),
                        People.checked(founding.password()),
                        OFFICE),
                "system");
        return sessions.open(person.merchant(), person.id());
    }
}
