package oms.fleet;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import oms.Ids;
import oms.events.Outbox;
import oms.fleet.DriverEvent.DriverChanged;
import oms.fleet.DriverEvent.ShiftEnded;
import oms.fleet.DriverEvent.ShiftStarted;
import oms.geo.GeoPoint;
import oms.web.Conflict;
import oms.web.InvalidRequest;

/** The merchant's drivers, their shifts, and the room on their vehicles. */
@ApplicationScoped
public class Drivers {
    private final DriverRepository drivers;
    private final Outbox outbox;

    Drivers(DriverRepository drivers, Outbox outbox) {
        this.drivers = drivers;
        this.outbox = outbox;
    }

    /** @return all drivers, sorted by code */
    public List<DriverView> all(String merchant) {
        return drivers.all(merchant);
    }

    /** @return those of the drivers that there are */
    public List<DriverView> some(String merchant, Collection<String> codes) {
        return codes.isEmpty() ? List.of() : drivers.some(merchant, codes);
    }

    public DriverView get(String merchant, String code) {
        return drivers.find(merchant, code).orElseThrow(DriverNotFound::new);
    }

    /** @return the driver that this person of the console is */
    public Optional<DriverView> ofPerson(String merchant, String personId) {
        return drivers.ofPerson(merchant, personId);
    }

    /** @return the shipments a driver has room claimed for, the oldest claim first */
    public List<Claim> claims(String merchant, String code) {
        return drivers.activeOf(merchant, code).stream()
                .map(active -> new Claim(active.shipmentId(), active.driver(), active.units()))
                .toList();
    }

    /** Makes or changes a driver. Refuses a maximum below the present load, and a person who is another driver already. */
    @Transactional
    public DriverView put(String merchant, String code, DriverRequest request) {
        check(merchant, code, request);
        var stamp = drivers.put(merchant, Ids.next("drv"), request, code)
                .orElseThrow(() -> new Conflict(
                        "load_above_maximum", "The driver carries more than " + request.max() + " units now"));
        if (request.location() != null) drivers.seen(merchant, code, request.location(), now());
        outbox.publish(new DriverChanged(stamp.id(), merchant, stamp.version(), code));
        return get(merchant, code);
    }

    private void check(String merchant, String code, DriverRequest request) {
        if (request.min() > request.max()) throw new InvalidRequest("/min", "above_maximum", "min is at most max");
        try {
            ZoneId.of(request.zone());
        } catch (DateTimeException unknown) {
            throw new InvalidRequest("/zone", "unknown_zone", "No such time zone");
        }
        var other = request.personId() == null ? null : drivers.otherWithPerson(merchant, code, request.personId());
        if (other != null) throw new Conflict("person_drives_already", "This person is driver " + other);
    }

    /** The driver is at work from now on; a second time changes nothing. */
    @Transactional
    public DriverView startShift(String merchant, String code) {
        drivers.setShift(merchant, code, true)
                .ifPresent(stamp -> outbox.publish(new ShiftStarted(stamp.id(), merchant, stamp.version(), code)));
        return get(merchant, code);
    }

    /** The driver takes nothing new until the next shift; what is claimed stays until it is delivered, freed or planned anew. */
    @Transactional
    public DriverView endShift(String merchant, String code) {
        drivers.setShift(merchant, code, false)
                .ifPresent(stamp -> outbox.publish(new ShiftEnded(stamp.id(), merchant, stamp.version(), code)));
        return get(merchant, code);
    }

    /** Notes where the driver was; positions that come late or again change nothing. */
    @Transactional
    public void seenAt(String merchant, String code, GeoPoint at, Instant when) {
        drivers.seen(merchant, code, at, when);
    }

    /**
     * Claims room on the driver's vehicle for the shipment, in place of any claim it had.
     *
     * @throws DriverFull when the vehicle has not that much room; the transaction rolls back
     */
    @Transactional(TxType.MANDATORY)
    public void claim(String merchant, String shipmentId, String driver, int units) {
        claim(merchant, List.of(), List.of(new Claim(shipmentId, driver, units)));
    }

    /** Gives the shipment's room back; where it has none, nothing changes. */
    @Transactional(TxType.MANDATORY)
    public void free(String shipmentId) {
        free(List.of(shipmentId));
    }

    /** As {@link #free(String)} for several; the drivers' rows are locked in one order. */
    @Transactional(TxType.MANDATORY)
    public void free(Collection<String> shipmentIds) {
        drivers.active(shipmentIds).stream()
                .map(DriverRepository.Active::merchant)
                .distinct()
                .forEach(merchant -> claim(merchant, shipmentIds, List.of()));
    }

    /**
     * Frees and claims together, so that drivers can swap shipments: all rows are locked in one order, room is given back first.
     *
     * @throws DriverFull when a vehicle has too little room; the transaction rolls back
     */
    @Transactional(TxType.MANDATORY)
    public void claim(String merchant, Collection<String> freed, List<Claim> claims) {
        var shipments = new TreeSet<>(freed);
        claims.forEach(claim -> shipments.add(claim.shipmentId()));
        var codes = new TreeSet<String>();
        drivers.active(shipments).forEach(active -> codes.add(active.driver()));
        claims.forEach(claim -> codes.add(claim.driver()));
        drivers.lock(merchant, codes);
        for (var active : drivers.active(shipments)) if (active.merchant().equals(merchant)) giveBack(active);
        claims.stream()
                .sorted(Comparator.comparing(Claim::driver).thenComparing(Claim::shipmentId))
                .forEach(claim -> take(merchant, claim));
    }

    private void giveBack(DriverRepository.Active claim) {
        if (drivers.endClaim(claim.shipmentId())) drivers.addLoad(claim.merchant(), claim.driver(), -claim.units());
    }

    private void take(String merchant, Claim claim) {
        if (!drivers.addLoad(merchant, claim.driver(), claim.units())) {
            if (drivers.find(merchant, claim.driver()).isEmpty()) throw new DriverNotFound();
            throw new DriverFull(claim.driver(), claim.units());
        }
        drivers.insertClaim(Ids.next("clm"), merchant, claim);
    }

    private Instant now() {
        return drivers.now();
    }
}
