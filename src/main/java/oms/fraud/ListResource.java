package oms.fraud;

import static oms.identity.Roles.ADMINISTRATOR;
import static oms.identity.Roles.FRAUD_REVIEWER;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import oms.fraud.Lists.Side;
import oms.identity.Caller;
import oms.web.Idempotency;
import oms.web.InvalidRequest;
import oms.web.NotFound;
import org.jspecify.annotations.Nullable;

/** The block and allow lists over REST. */
@Path("/v1/fraud/lists")
@Produces(MediaType.APPLICATION_JSON)
class ListResource {
    private static final int MOST = 500;

    /**
     * @param order an order's number, to list what it used; or else
     * @param value what is listed: a customer's number or a guest's e-mail address, a card's or device's fingerprint, an IP address
     * @param until when the entry ends, for ever where nothing is said
     */
    record NewEntry(
            @NotNull Side list,
            @NotNull ListedKind kind,
            @Size(min = 1, max = 64) @Nullable String order,
            @Size(min = 1, max = 254) @Nullable String value,
            @NotBlank @Size(max = 500) String reason,
            @Nullable Instant until) {
        Lists.Terms terms() {
            return new Lists.Terms(list, reason, until);
        }
    }

    private final Lists lists;
    private final Memory memory;
    private final Caller caller;
    private final Idempotency idempotency;

    ListResource(Lists lists, Memory memory, Caller caller, Idempotency idempotency) {
        this.lists = lists;
        this.memory = memory;
        this.caller = caller;
        this.idempotency = idempotency;
    }

    /** The newest 500 that are in force. */
    @GET
    @RolesAllowed({ADMINISTRATOR, FRAUD_REVIEWER})
    public List<Lists.Entry> entries() {
        return lists.newest(caller.merchant(), MOST);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({ADMINISTRATOR, FRAUD_REVIEWER})
    public Response add(@HeaderParam("Idempotency-Key") @Nullable String key, @NotNull @Valid NewEntry body) {
        return idempotency.once(
                key, body, () -> Response.status(201).entity(listed(body)).build());
    }

    @DELETE
    @Path("{kind}/{key}")
    @RolesAllowed({ADMINISTRATOR, FRAUD_REVIEWER})
    public Response lift(@PathParam("kind") String kind, @PathParam("key") String key) {
        lists.lift(caller, kind(kind), key);
        return Response.noContent().build();
    }

    private Lists.Entry listed(NewEntry body) {
        if ((body.order() == null) == (body.value() == null || body.value().isBlank()))
            throw new InvalidRequest("/value", "one_of_two", "Either an order or a value is listed");
        if (body.order() == null)
            return lists.addValue(caller, body.kind(), String.valueOf(body.value()), body.terms());
        var order = memory.find(caller.merchant(), body.order()).orElseThrow(() -> new NotFound("order"));
        return lists.add(caller, order, body.kind(), body.terms())
                .orElseThrow(() -> new InvalidRequest(
                        "/kind",
                        "nothing_to_list",
                        "The order has no " + body.kind().name().toLowerCase(java.util.Locale.ROOT)));
    }

    private static ListedKind kind(String name) {
        try {
            return ListedKind.valueOf(name);
        } catch (IllegalArgumentException e) {
            throw new NotFound("list entry");
        }
    }
}
