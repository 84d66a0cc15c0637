package oms.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Set;
import oms.web.InvalidRequest;
import oms.web.NotFound;

/** Keys of a merchant's own systems, first of all its storefront. */
@ApplicationScoped
public class ApiKeys {
    private static final int LONGEST_NAME = 120;

    private final KeyRepository keys;
    private final Trust trust;
    private final Audit audit;

    ApiKeys(KeyRepository keys, Trust trust, Audit audit) {
        this.keys = keys;
        this.trust = trust;
        this.audit = audit;
    }

    /** @return a key that may do what a storefront may */
    @Transactional
    public IssuedKey issue(String merchant, String name, String by) {
        return issue(merchant, name, Set.of(Roles.STOREFRONT), by);
    }

    /** @param roles {@code storefront} and, for a merchant's other systems, roles of people */
    @Transactional
    public IssuedKey issue(String merchant, String name, Set<String> roles, String by) {
        checkName(name);
        if (roles.isEmpty()
                || !roles.stream().allMatch(role -> role.equals(Roles.STOREFRONT) || Roles.OF_PEOPLE.contains(role)))
            throw new InvalidRequest("/roles", "invalid_roles", "Choose at least one of the known roles");
        var issued = keys.add(KeyRepository.Kind.API, merchant, name, roles, null, by);
        audit.record(merchant, by, "api_key.issued", issued.id() + " " + String.join(",", roles));
        return issued;
    }

    /** From now on refused here; within seconds on other replicas. */
    @Transactional
    public void revoke(String merchant, String id, String by) {
        if (!keys.revoke(KeyRepository.Kind.API, merchant, id)) throw new NotFound("API key");
        trust.forgetCredential(id);
        audit.record(merchant, by, "api_key.revoked", id);
    }

    public List<KeyView> all(String merchant) {
        return keys.all(KeyRepository.Kind.API, merchant);
    }

    static void checkName(String name) {
        if (name.isBlank() || name.length() > LONGEST_NAME)
            throw new InvalidRequest("/name", "invalid_name", "A name has 1 to 120 characters");
    }
}
