package oms.identity;

import io.quarkus.security.UnauthorizedException;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import java.util.Set;

/** Who asks, for which merchant, with which roles. Only within a request; unknown callers have no merchant. */
@RequestScoped
public class Caller {
    static final String ATTRIBUTE = "oms.known";

    /** By what means a caller is known. */
    public enum Kind {
        /** A person with a session in the console. */
        PERSON,
        /** A person's enrolled device, by its key. */
        DEVICE,
        /** A merchant's back-end, by its API key. */
        API_KEY,
        /** A shopper, by the token of one order. */
        SHOPPER
    }

    private final SecurityIdentity identity;

    Caller(SecurityIdentity identity) {
        this.identity = identity;
    }

    /** @return true where somebody showed a valid credential */
    public boolean known() {
        return find().isPresent();
    }

    /** @return the merchant whose business the caller sees; every query asks for this one */
    public String merchant() {
        return get().merchant();
    }

    /** @return the id of the person (also behind a device), API key or order token */
    public String id() {
        return get().id();
    }

    /** @return the person's or key's name, for records that people read */
    public String name() {
        return get().name();
    }

    public Kind kind() {
        return get().kind();
    }

    /** @return true if the caller holds the role; administrators hold only what they were given */
    public boolean has(String role) {
        return roles().contains(role);
    }

    /** @return the roles; empty for an unknown caller */
    public Set<String> roles() {
        return find().map(Known::roles).orElse(Set.of());
    }

    /** @return the one order that a shopper's token opens; empty for everybody else */
    public Optional<String> order() {
        return find().map(Known::order);
    }

    /** @return the id of the session or key that was shown; what a merchant revokes */
    public String credential() {
        return get().credential();
    }

    private Optional<Known> find() {
        return Optional.ofNullable(identity.<Known>getAttribute(ATTRIBUTE));
    }

    private Known get() {
        return find().orElseThrow(() -> new UnauthorizedException("Nobody is known here"));
    }
}
