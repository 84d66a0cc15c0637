package oms.order;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.function.Supplier;
import oms.identity.Caller;
import oms.identity.Roles;
import oms.order.Cancellation.Cause;
import oms.web.Cursor;
import oms.web.Idempotency;
import oms.web.Page;
import org.jspecify.annotations.Nullable;

/** Orders over REST: find, look at, cancel, hold, release. */
@Path("/v1/orders")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
class OrderResource {
    /** Why it is done, in the caller's words. */
    record Reason(@NotBlank @Size(max = 500) String reason) {}

    private final Orders orders;
    private final OrderList list;
    private final Caller caller;
    private final Idempotency idempotency;

    OrderResource(Orders orders, OrderList list, Caller caller, Idempotency idempotency) {
        this.orders = orders;
        this.list = list;
        this.caller = caller;
        this.idempotency = idempotency;
    }

    @GET
    @RolesAllowed({
        Roles.STOREFRONT,
        Roles.ADMINISTRATOR,
        Roles.ORDER_MANAGER,
        Roles.FRAUD_REVIEWER,
        Roles.WAREHOUSE,
        Roles.DISPATCHER
    })
    public Page<OrderSummary> list(
            @QueryParam("status") @Nullable String status,
            @QueryParam("q") @Nullable String text,
            @QueryParam("sla") @Nullable String sla,
            @QueryParam("channel") @Nullable String channel,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        return list.page(
                caller.merchant(), OrderFilter.of(status, text, sla, channel), Cursor.limit(limit, 50, 200), cursor);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({
        Roles.STOREFRONT,
        Roles.SHOPPER,
        Roles.ADMINISTRATOR,
        Roles.ORDER_MANAGER,
        Roles.FRAUD_REVIEWER,
        Roles.WAREHOUSE,
        Roles.DISPATCHER
    })
    public OrderView get(@PathParam("id") String id) {
        var order = orders.get(caller.merchant(), own(id));
        return caller.has(Roles.SHOPPER) ? order.forShopper() : order;
    }

    @POST
    @Path("/{id}/cancel")
    @RolesAllowed({Roles.STOREFRONT, Roles.ADMINISTRATOR, Roles.ORDER_MANAGER})
    public Response cancel(
            @PathParam("id") String id,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @NotNull @Valid Reason body) {
        var cause = caller.has(Roles.STOREFRONT) ? Cause.CUSTOMER : Cause.MERCHANT;
        return once(
                key,
                body,
                () -> orders.cancel(caller.merchant(), id, new Cancellation(cause, body.reason(), caller.name())));
    }

    @POST
    @Path("/{id}/hold")
    @RolesAllowed({Roles.ADMINISTRATOR, Roles.ORDER_MANAGER})
    public Response hold(
            @PathParam("id") String id,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @NotNull @Valid Reason body) {
        return once(key, body, () -> orders.hold(caller.merchant(), id, body.reason(), caller.name()));
    }

    @POST
    @Path("/{id}/release")
    @RolesAllowed({Roles.ADMINISTRATOR, Roles.ORDER_MANAGER})
    public Response release(
            @PathParam("id") String id,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @NotNull @Valid Reason body) {
        return once(key, body, () -> orders.release(caller.merchant(), id, body.reason(), caller.name()));
    }

    private Response once(@Nullable String key, Reason body, Supplier<OrderView> step) {
        return idempotency.once(key, body, () -> Response.ok(step.get()).build());
    }

    /** A shopper's token opens one order only. */
    private String own(String id) {
        if (caller.has(Roles.SHOPPER) && !caller.order().filter(id::equals).isPresent())
            throw new OrderNotFound("order");
        return id;
    }
}
