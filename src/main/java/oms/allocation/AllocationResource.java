package oms.allocation;

import static oms.identity.Roles.ADMINISTRATOR;
import static oms.identity.Roles.DISPATCHER;
import static oms.identity.Roles.ORDER_MANAGER;
import static oms.identity.Roles.STOREFRONT;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import oms.geo.GeoPoint;
import oms.identity.Caller;
import oms.web.InvalidRequest;
import org.jspecify.annotations.Nullable;

/** What would happen to an order. */
@Path("/v1/allocation")
class AllocationResource {
    private static final Instant LAST = Instant.parse("9000-01-01T00:00:00Z");

    /** @param quantity pieces */
    record Line(
            @NotBlank @Size(max = 64) String sku,
            @Min(1) @Max(100_000) int quantity) {}

    /** Degrees, WGS 84. */
    record Location(
            @Min(-90) @Max(90) double lat,
            @Min(-180) @Max(180) double lon) {}

    /**
     * Either an order that is there, or lines and a place.
     *
     * @param deliverBy a day from now where it is left out
     */
    record DryRunBody(
            @Nullable @Size(max = 64) String orderId,
            @Nullable @Size(min = 1, max = 200) List<@NotNull @Valid Line> lines,
            @Nullable @Valid Location location,
            @Nullable Instant deliverBy,
            @Nullable @Size(max = 64) String warehouse) {}

    private final Allocation allocation;
    private final Caller caller;
    private final Clock clock;

    AllocationResource(Allocation allocation, Caller caller, Clock clock) {
        this.allocation = allocation;
        this.caller = caller;
        this.clock = clock;
    }

    @POST
    @Path("dry-run")
    @RolesAllowed({ADMINISTRATOR, ORDER_MANAGER, DISPATCHER, STOREFRONT})
    public DryRun dryRun(@NotNull @Valid DryRunBody body) {
        if (body.orderId() != null) return allocation.dryRun(caller.merchant(), body.orderId());
        return allocation.dryRun(caller.merchant(), question(body));
    }

    private Question question(DryRunBody body) {
        var lines = body.lines();
        var location = body.location();
        if (lines == null) throw new InvalidRequest("/lines", "required", "Give an orderId, or lines and a location");
        if (location == null) throw new InvalidRequest("/location", "required", "Give the place of delivery");
        var seen = new HashSet<String>();
        for (int i = 0; i < lines.size(); i++)
            if (!seen.add(lines.get(i).sku()))
                throw new InvalidRequest("/lines/" + i + "/sku", "twice", "Each SKU has one line");
        return new Question(
                lines.stream()
                        .map(line -> new Question.Line(line.sku(), line.quantity()))
                        .toList(),
                new GeoPoint(location.lat(), location.lon()),
                deliverBy(body),
                body.warehouse());
    }

    /** No sum can be done with the last years there are; none of five digits makes sense. */
    private Instant deliverBy(DryRunBody body) {
        var wanted = body.deliverBy();
        if (wanted == null) return clock.instant().plus(Duration.ofDays(1));
        if (wanted.isBefore(Instant.EPOCH) || wanted.isAfter(LAST))
            throw new InvalidRequest("/deliverBy", "impossible_time", "This is no time for a delivery");
        return wanted;
    }
}
