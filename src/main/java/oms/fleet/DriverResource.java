package oms.fleet;

import static oms.identity.Roles.ADMINISTRATOR;
import static oms.identity.Roles.DISPATCHER;
import static oms.identity.Roles.DRIVER;
import static oms.identity.Roles.ORDER_MANAGER;
import static oms.identity.Roles.WAREHOUSE;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import java.util.Objects;
import oms.identity.Caller;

/** Drivers over HTTP. */
@Path("/v1/drivers")
class DriverResource {
    static final String CODE = "[A-Za-z0-9._-]{1,40}";

    /** What a shift can do. */
    enum ShiftAction {
        START,
        END
    }

    record ShiftRequest(@NotNull ShiftAction action) {}

    record DriverList(List<DriverView> items) {}

    private final Drivers drivers;
    private final Caller caller;

    DriverResource(Drivers drivers, Caller caller) {
        this.drivers = drivers;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({ADMINISTRATOR, DISPATCHER, WAREHOUSE, ORDER_MANAGER})
    public DriverList list() {
        return new DriverList(drivers.all(caller.merchant()));
    }

    @GET
    @Path("/{code}")
    @RolesAllowed({ADMINISTRATOR, DISPATCHER, WAREHOUSE, ORDER_MANAGER, DRIVER})
    public DriverView get(@PathParam("code") @Pattern(regexp = CODE) String code) {
        var driver = drivers.get(caller.merchant(), code);
        if (!mayRun() && !isSelf(driver)) throw new DriverNotFound();
        return driver;
    }

    @PUT
    @Path("/{code}")
    @RolesAllowed({ADMINISTRATOR, DISPATCHER})
    public DriverView put(
            @PathParam("code") @Pattern(regexp = CODE) String code, @NotNull @Valid DriverRequest request) {
        return drivers.put(caller.merchant(), code, request);
    }

    /** Starts or ends a shift; the same again changes nothing, so it needs no idempotency key. */
    @POST
    @Path("/{code}/shift")
    @RolesAllowed({ADMINISTRATOR, DISPATCHER, DRIVER})
    public DriverView shift(
            @PathParam("code") @Pattern(regexp = CODE) String code, @NotNull @Valid ShiftRequest request) {
        var driver = drivers.get(caller.merchant(), code);
        if (!caller.has(ADMINISTRATOR) && !caller.has(DISPATCHER) && !isSelf(driver)) throw new DriverNotFound();
        return switch (request.action()) {
            case START -> drivers.startShift(caller.merchant(), code);
            case END -> drivers.endShift(caller.merchant(), code);
        };
    }

    private boolean mayRun() {
        return caller.has(ADMINISTRATOR)
                || caller.has(DISPATCHER)
                || caller.has(WAREHOUSE)
                || caller.has(ORDER_MANAGER);
    }

    private boolean isSelf(DriverView driver) {
        return Objects.equals(driver.personId(), caller.id());
    }
}
