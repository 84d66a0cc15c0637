package oms.inventory;

import static oms.identity.Roles.ADMINISTRATOR;
import static oms.identity.Roles.DISPATCHER;
import static oms.identity.Roles.ORDER_MANAGER;
import static oms.identity.Roles.STOREFRONT;
import static oms.identity.Roles.WAREHOUSE;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import oms.identity.Caller;

/** Warehouses over the network. */
@Path("/v1/warehouses")
@Produces(MediaType.APPLICATION_JSON)
class WarehouseResource {
    private final Warehouses warehouses;
    private final Caller caller;

    WarehouseResource(Warehouses warehouses, Caller caller) {
        this.warehouses = warehouses;
        this.caller = caller;
    }

    /** @param items all warehouses; a merchant has few */
    record Listed(List<WarehouseBody.Answer> items) {}

    @GET
    @RolesAllowed({ADMINISTRATOR, ORDER_MANAGER, WAREHOUSE, DISPATCHER, STOREFRONT})
    public Listed list() {
        return new Listed(warehouses.all(caller.merchant()).stream()
                .map(WarehouseBody.Answer::of)
                .toList());
    }

    @GET
    @Path("{code}")
    @RolesAllowed({ADMINISTRATOR, ORDER_MANAGER, WAREHOUSE, DISPATCHER, STOREFRONT})
    public WarehouseBody.Answer get(@PathParam("code") @Size(max = 64) String code) {
        return WarehouseBody.Answer.of(warehouses.get(caller.merchant(), code));
    }

    @PUT
    @Path("{code}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({ADMINISTRATOR, WAREHOUSE})
    public WarehouseBody.Answer put(
            @PathParam("code") @Pattern(regexp = StockRequests.CODE, message = StockRequests.CODE_MESSAGE) String code,
            @NotNull @Valid WarehouseBody body) {
        warehouses.put(caller.merchant(), body.warehouse(code));
        return get(code);
    }
}
