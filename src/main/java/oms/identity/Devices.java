package oms.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import oms.web.NotFound;

/** Handhelds and phones that act for one person, with that person's roles, until they are revoked. */
@ApplicationScoped
public class Devices {
    private final KeyRepository keys;
    private final PersonRepository people;
    private final Trust trust;
    private final Audit audit;

    Devices(KeyRepository keys, PersonRepository people, Trust trust, Audit audit) {
        this.keys = keys;
        this.people = people;
        this.trust = trust;
        this.audit = audit;
    }

    /** @throws NotFound where the person is not of this merchant */
    @Transactional
    public IssuedKey enrol(String merchant, String person, String name, String by) {
        ApiKeys.checkName(name);
        if (people.find(merchant, person).isEmpty()) throw new NotFound("person");
        var issued = keys.add(KeyRepository.Kind.DEVICE, merchant, name, List.of(), person, by);
        audit.record(merchant, by, "device.enrolled", issued.id() + " for " + person);
        return issued;
    }

    /** From now on refused here; within seconds on other replicas. */
    @Transactional
    public void revoke(String merchant, String id, String by) {
        if (!keys.revoke(KeyRepository.Kind.DEVICE, merchant, id)) throw new NotFound("device");
        trust.forgetCredential(id);
        audit.record(merchant, by, "device.revoked", id);
    }

    public List<KeyView> all(String merchant) {
        return keys.all(KeyRepository.Kind.DEVICE, merchant);
    }
}
