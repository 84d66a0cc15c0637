package oms.chaos;

import java.time.Clock;
import java.util.Set;
import oms.Ids;
import oms.identity.ApiKeys;
import oms.identity.Devices;
import oms.identity.Merchants;
import oms.identity.NewPerson;
import oms.identity.People;
import oms.identity.Roles;
import oms.outside.Api;
import oms.outside.Transport;

/** Opens merchants, each with an office, a storefront and a picker; one for each proof, so that none sees another's. */
final class Towns {
    private final Merchants merchants;
    private final People people;
    private final Devices devices;
    private final ApiKeys apiKeys;
    private final Transport transport;
    private final Clock clock;

    Towns(Merchants merchants, People people, Devices devices, ApiKeys apiKeys, Transport transport, Clock clock) {
        this.merchants = merchants;
        this.people = people;
        this.devices = devices;
        this.apiKeys = apiKeys;
        this.transport = transport;
        this.clock = clock;
    }

    Town found(String name) {
        var merchant = Ids.next(name).replace('_', '-');
        merchants.open(merchant, name, "UTC", "USD");
        return new Town(this, merchant, by(merchant, "Office", Roles.ADMINISTRATOR), storefront(merchant), clock);
    }

    private Api storefront(String merchant) {
        return new Api(
                transport, apiKeys.issue(merchant, "Storefront", merchant).secret());
    }

    /** @return what somebody newly enrolled with that role sees */
    Api by(String merchant, String name, String role) {
        return new Api(transport, enrol(merchant, name, role).key());
    }

    Hired enrol(String merchant, String name, String role) {
        var email = Ids.next("per") + "@" + merchant + ".example";
        var person = people.enrol(new NewPerson(merchant, name, email, null, Set.of(role)), merchant);
        return new Hired(
                person.id(),
                devices.enrol(merchant, person.id(), name, merchant).secret());
    }

    Api as(Hired hired) {
        return new Api(transport, hired.key());
    }

    /** @param person the id; {@code key} of the device */
    record Hired(String person, String key) {}
}
