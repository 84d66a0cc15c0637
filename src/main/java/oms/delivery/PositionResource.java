package oms.delivery;

import static oms.identity.Roles.ADMINISTRATOR;
import static oms.identity.Roles.DISPATCHER;
import static oms.identity.Roles.DRIVER;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import oms.fleet.DriverView;
import oms.fleet.Drivers;
import oms.geo.GeoPoint;
import org.jspecify.annotations.Nullable;

/** Positions over REST. A device numbers its fixes; one that comes again changes nothing, so it needs no idempotency key. */
@Path("/v1/positions")
@Produces(MediaType.APPLICATION_JSON)
class PositionResource {
    /** @param accuracy metres */
    record Told(
            @Min(0) long deviceSeq,
            @NotNull Instant at,
            double lat,
            double lon,
            @Nullable Double accuracy) {
        Fix fix() {
            return new Fix(deviceSeq, at, lat, lon, accuracy);
        }
    }

    /** @param device the name that the phone gave itself; without one, the credential counts */
    record Batch(
            @Nullable @Pattern(regexp = PhoneReportResource.DEVICE)
            String device,

            @NotEmpty @Size(max = 500) List<@NotNull @Valid Told> positions) {}

    /** @param at when the driver was there */
    record Whereabouts(String driver, String name, boolean onShift, GeoPoint location, Instant at) {
        static Stream<Whereabouts> of(DriverView driver) {
            var location = driver.location();
            var at = driver.seenAt();
            return location == null || at == null
                    ? Stream.of()
                    : Stream.of(new Whereabouts(driver.code(), driver.name(), driver.onShift(), location, at));
        }
    }

    record WhereaboutsList(List<Whereabouts> items) {}

    private final Positions positions;
    private final Drivers drivers;
    private final Carriers carriers;

    PositionResource(Positions positions, Drivers drivers, Carriers carriers) {
        this.positions = positions;
        this.drivers = drivers;
        this.carriers = carriers;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(DRIVER)
    public Positions.Noted note(@NotNull @Valid Batch batch) {
        var driver = carriers.driving();
        return positions.note(
                batch.device() == null ? driver : driver.on(batch.device()),
                batch.positions().stream().map(Told::fix).toList());
    }

    /** The last position of every driver that has one. */
    @GET
    @RolesAllowed({DISPATCHER, ADMINISTRATOR})
    public WhereaboutsList last() {
        return new WhereaboutsList(drivers.all(carriers.merchant()).stream()
                .flatMap(Whereabouts::of)
                .toList());
    }
}
