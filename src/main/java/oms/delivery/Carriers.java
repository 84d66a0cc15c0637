package oms.delivery;

import jakarta.enterprise.context.RequestScoped;
import oms.fleet.DriverView;
import oms.fleet.Drivers;
import oms.identity.Caller;
import oms.identity.Roles;
import oms.web.NotFound;

/** Finds out who of the road is calling: the driver behind a person, or a dispatcher. */
@RequestScoped
class Carriers {
    private final Caller caller;
    private final Drivers drivers;

    Carriers(Caller caller, Drivers drivers) {
        this.caller = caller;
        this.drivers = drivers;
    }

    String merchant() {
        return caller.merchant();
    }

    /** @throws NotFound for somebody who is neither a dispatcher nor anybody's driver */
    Carrier current() {
        if (caller.has(Roles.DISPATCHER) || caller.has(Roles.ADMINISTRATOR)) return forEverybody();
        return driving();
    }

    /** Who hands over or takes packages at the warehouse: its own people act for every driver there. */
    Carrier receiving() {
        return caller.has(Roles.WAREHOUSE) ? forEverybody() : current();
    }

    private Carrier forEverybody() {
        return new Carrier(caller.merchant(), null, caller.credential(), caller.name());
    }

    /** @throws NotFound for a person who is no driver; a dispatcher who drives too is the driver here */
    Carrier driving() {
        var driver = driver();
        return new Carrier(caller.merchant(), driver.code(), caller.credential(), driver.code());
    }

    /** @throws NotFound for a person who is no driver, also a dispatcher */
    DriverView driver() {
        return drivers.ofPerson(caller.merchant(), caller.id()).orElseThrow(() -> new NotFound("driver"));
    }
}
