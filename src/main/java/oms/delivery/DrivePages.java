package oms.delivery;

import static oms.identity.Roles.DRIVER;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import oms.delivery.Arrival.Way;
import oms.delivery.DriverDay.Day;
import oms.delivery.DriverDay.StopView;
import oms.delivery.DriverDay.TripView;
import oms.fleet.DriverView;
import oms.fleet.Drivers;
import oms.identity.Caller;
import org.jspecify.annotations.Nullable;

/** The driver's day on a phone. What the driver does goes to the REST endpoints; what there is to see comes from here. */
@Path("/delivery/drive")
@Produces(MediaType.TEXT_HTML)
@Blocking
class DrivePages {
    /**
     * What the page shows of a driver's day.
     *
     * @param way what is ahead; null without a trip
     * @param arrivalRadius metres around a door within which the driver has arrived; 0: the driver says so
     */
    record Screen(Day day, @Nullable Way way, int arrivalRadius, Instant now) {
        /** @return whether packages are being scanned onto a trip */
        public boolean loading() {
            return day.trip() != null && day.trip().status() == TripStatus.PLANNED;
        }

        public boolean driving() {
            return day.trip() != null && day.trip().status() == TripStatus.DEPARTED;
        }

        /** @return the stops ahead, in the order in which they are driven */
        public List<StopView> ahead() {
            return stops().stream().filter(stop -> stop.status().isOpen()).toList();
        }

        public List<StopView> done() {
            return stops().stream().filter(stop -> !stop.status().isOpen()).toList();
        }

        /** @return the stops as their packages go into the van: the last door first */
        public List<StopView> loadOrder() {
            return ahead().reversed();
        }

        public long orders() {
            return stops().stream().map(StopView::orderId).distinct().count();
        }

        public int stopCount() {
            return stops().size();
        }

        public long packages() {
            return ahead().stream().mapToLong(stop -> stop.packages().size()).sum();
        }

        public long loaded() {
            return ahead().stream()
                    .flatMap(stop -> stop.packages().stream())
                    .filter(box -> box.status() == ParcelStatus.LOADED)
                    .count();
        }

        /** @return whether the driver will be at the stop's door after what was promised */
        public boolean late(StopView stop) {
            var at = way == null ? null : way.at(stop.id());
            return at != null && at.isAfter(stop.deliverBy());
        }

        private List<StopView> stops() {
            return day.trip() == null ? List.of() : day.trip().stops();
        }
    }

    @CheckedTemplate(basePath = "delivery")
    static class Templates {
        private Templates() {}

        static native TemplateInstance drive(
                @Nullable Screen screen, Ground ground, List<FailureReason> reasons, List<NextStep> nextSteps);

        static native TemplateInstance drive$day(@Nullable Screen screen);
    }

    private final DriverDay day;
    private final Ways ways;
    private final Drivers drivers;
    private final DeliverySettings settings;
    private final Caller caller;
    private final Clock clock;

    DrivePages(DriverDay day, Ways ways, Drivers drivers, DeliverySettings settings, Caller caller, Clock clock) {
        this.day = day;
        this.ways = ways;
        this.drivers = drivers;
        this.settings = settings;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @RolesAllowed(DRIVER)
    public TemplateInstance page() {
        return Templates.drive(
                screen(), Ground.of(settings), List.of(FailureReason.values()), List.of(NextStep.values()));
    }

    /** The part of the page that changes; the phone keeps the last one for when there is no network. */
    @GET
    @Path("day")
    @RolesAllowed(DRIVER)
    public TemplateInstance day() {
        return Templates.drive$day(screen());
    }

    /** The same, as it goes on when so many trips are over: kept by the phone, for when that happens without a network. */
    @GET
    @Path("day/{no:[1-9]}")
    @RolesAllowed(DRIVER)
    public TemplateInstance laterDay(@PathParam("no") int no) {
        return Templates.drive$day(drivers.ofPerson(caller.merchant(), caller.id())
                .map(driver -> screen(driver, day.at(driver, caller.merchant(), no)))
                .orElse(null));
    }

    /** @return null for a person who is nobody's driver yet */
    private @Nullable Screen screen() {
        return drivers.ofPerson(caller.merchant(), caller.id())
                .map(driver -> screen(driver, day.of(driver, caller.merchant())))
                .orElse(null);
    }

    private Screen screen(DriverView driver, Day today) {
        var way = today.trip() == null ? null : way(Objects.requireNonNull(today.trip()), driver);
        return new Screen(today, way, settings.arrivalRadius(), clock.instant());
    }

    private Way way(TripView trip, DriverView driver) {
        var start = new Ways.Start(
                trip.status(), ways.warehouse(caller.merchant(), trip.warehouse()), trip.leavesAt(), trip.departedAt());
        var doors = trip.stops().stream()
                .map(stop -> new Ways.Door(stop.id(), stop.status(), stop.location(), stop.arrivedAt()))
                .toList();
        return ways.ahead(caller.merchant(), start, Ways.Seen.since(trip.departedAt(), driver), doors);
    }
}
