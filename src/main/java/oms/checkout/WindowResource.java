package oms.checkout;

import static oms.identity.Roles.ADMINISTRATOR;
import static oms.identity.Roles.DISPATCHER;
import static oms.identity.Roles.ORDER_MANAGER;
import static oms.identity.Roles.STOREFRONT;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import oms.geo.GeoPoint;
import oms.identity.Caller;
import oms.web.Csv;
import oms.web.Cursor;
import oms.web.Idempotency;
import oms.web.InvalidRequest;
import oms.web.Page;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Delivery windows over REST: what is free for a storefront, and the merchant's own side. */
@Path("/v1/delivery-windows")
@Produces(MediaType.APPLICATION_JSON)
class WindowResource {
    private static final int MOST = 100_000;

    /** A window that can be booked now; {@code free} places are left. */
    record Offered(String id, String warehouse, Instant start, Instant end, Instant orderBefore, int free) {
        static Offered of(DeliveryWindow w) {
            return new Offered(w.id(), w.warehouse(), w.start(), w.end(), w.orderBefore(), w.free());
        }
    }

    /** @param closesBeforeMinutes how long before its start it can still be booked; 0 where nothing is said */
    record NewWindow(
            @NotNull @Size(min = 1, max = 64) @Pattern(regexp = "\\S+")
            String warehouse,

            @NotNull Instant start,
            @NotNull Instant end,
            @NotNull @Min(0) @Max(MOST) Integer capacity,
            @Min(0) @Max(10080) @Nullable Integer closesBeforeMinutes) {
        /** The database keeps microseconds, and no year of five digits makes sense. */
        boolean sensible() {
            var last = Instant.parse("9000-01-01T00:00:00Z");
            return start.isAfter(Instant.EPOCH) && end.isBefore(last) && start.isBefore(last);
        }
    }

    record Change(
            @NotNull @Min(0) @Max(MOST) Integer capacity,
            @NotNull Boolean closed) {}

    private final DeliveryWindows windows;
    private final WindowImport files;
    private final Caller caller;
    private final Idempotency idempotency;

    WindowResource(DeliveryWindows windows, WindowImport files, Caller caller, Idempotency idempotency) {
        this.windows = windows;
        this.files = files;
        this.caller = caller;
        this.idempotency = idempotency;
    }

    /**
     * All that can be booked within two weeks, the next first.
     *
     * @param lat and {@code lon} of the door; without them of every warehouse
     */
    @GET
    @RolesAllowed({STOREFRONT, ADMINISTRATOR, ORDER_MANAGER, DISPATCHER})
    public List<Offered> offered(
            @RestQuery @Nullable String lat, @RestQuery @Nullable String lon, @RestQuery @Nullable String warehouse) {
        return windows.open(caller.merchant(), door(lat, lon), warehouse).stream()
                .map(Offered::of)
                .toList();
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({ADMINISTRATOR, DISPATCHER})
    public Response add(@HeaderParam("Idempotency-Key") @Nullable String key, @NotNull @Valid NewWindow body) {
        if (!body.sensible()) throw new InvalidRequest("/start", "impossible_time", "This is no time for a delivery");
        return idempotency.once(key, body, () -> {
            var closes = Duration.ofMinutes(body.closesBeforeMinutes() == null ? 0 : body.closesBeforeMinutes());
            var made = windows.add(caller, body.warehouse(), body.start(), body.end(), body.capacity(), closes);
            return Response.created(URI.create("/v1/delivery-windows/" + made.id()))
                    .entity(made)
                    .build();
        });
    }

    @GET
    @Path("{id}")
    @RolesAllowed({ADMINISTRATOR, ORDER_MANAGER, DISPATCHER})
    public DeliveryWindow get(@PathParam("id") String id) {
        return windows.get(caller.merchant(), id);
    }

    /** All that have not ended, the next first; full and closed ones too. */
    @GET
    @Path("coming")
    @RolesAllowed({ADMINISTRATOR, ORDER_MANAGER, DISPATCHER})
    public Page<DeliveryWindow> coming(@RestQuery @Nullable String cursor, @RestQuery @Nullable String limit) {
        return windows.coming(caller.merchant(), cursor, Cursor.limit(limit, 50, 200));
    }

    @PUT
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({ADMINISTRATOR, DISPATCHER})
    public DeliveryWindow change(@PathParam("id") String id, @NotNull @Valid Change body) {
        return windows.change(caller, id, body.capacity(), body.closed());
    }

    /** The windows of every week. */
    @GET
    @Path("plan")
    @RolesAllowed({ADMINISTRATOR, ORDER_MANAGER, DISPATCHER})
    public List<WindowRule> plan() {
        return windows.plan(caller.merchant());
    }

    /** CSV: {@code warehouse,weekday,begins,ends,capacity} and {@code closes_before_minutes}; Monday is 1, times are 09:00. */
    @POST
    @Path("plan/import")
    @Consumes("text/csv")
    @RolesAllowed({ADMINISTRATOR, DISPATCHER})
    public Csv.Report take(@Nullable String body) {
        return files.take(caller, body);
    }

    private static @Nullable GeoPoint door(@Nullable String lat, @Nullable String lon) {
        if (lat == null && lon == null) return null;
        try {
            return new GeoPoint(degrees(lat), degrees(lon));
        } catch (IllegalArgumentException e) {
            throw new InvalidRequest("/lat", "invalid_location", "lat and lon are degrees on the map");
        }
    }

    private static double degrees(@Nullable String text) {
        if (text == null || !text.matches("-?\\d{1,3}(\\.\\d{1,15})?"))
            throw new IllegalArgumentException("no degrees");
        return Double.parseDouble(text);
    }
}
