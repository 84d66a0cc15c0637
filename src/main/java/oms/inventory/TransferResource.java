package oms.inventory;

import static oms.identity.Roles.ADMINISTRATOR;
import static oms.identity.Roles.ORDER_MANAGER;
import static oms.identity.Roles.WAREHOUSE;
import static oms.inventory.StockRequests.CODE;
import static oms.inventory.StockRequests.CODE_MESSAGE;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import oms.identity.Caller;
import oms.web.Cursor;
import oms.web.Idempotency;
import oms.web.Page;
import org.jspecify.annotations.Nullable;

/** Transfers between warehouses over the network. */
@Path("/v1/transfers")
@Produces(MediaType.APPLICATION_JSON)
class TransferResource {
    record SentLine(
            @NotNull @Pattern(regexp = CODE, message = CODE_MESSAGE)
            String sku,

            @Min(1) @Max(StockRequests.MOST) long quantity) {}

    /** @param reference names the transfer, made once; one is made up where it is missing */
    record DispatchBody(
            @Size(min = 1, max = 100) @Nullable String reference,

            @NotNull @Pattern(regexp = CODE, message = CODE_MESSAGE)
            String from,

            @NotNull @Pattern(regexp = CODE, message = CODE_MESSAGE)
            String to,

            @NotEmpty @Size(max = 500) List<@NotNull @Valid SentLine> lines) {
        @AssertTrue(message = "each SKU once")
        boolean isEachOnce() {
            return lines == null
                    || isEach(lines.stream().map(l -> l == null ? "" : l.sku()).toList());
        }

        Map<String, Long> pieces() {
            return lines.stream()
                    .collect(Collectors.toMap(SentLine::sku, SentLine::quantity, Long::sum, LinkedHashMap::new));
        }
    }

    record ArrivedLine(
            @NotNull @Pattern(regexp = CODE, message = CODE_MESSAGE)
            String sku,

            @Min(0) @Max(StockRequests.MOST) long quantity,
            StockRequests.@Nullable Reason reason,
            @Size(max = 200) @Nullable String note) {
        Transfers.Arrived arrived() {
            return new Transfers.Arrived(quantity, reason == null ? null : StockRequests.words(reason, note));
        }
    }

    record ArrivalBody(
            @NotEmpty @Size(max = 500) List<@NotNull @Valid ArrivedLine> lines,
            @Valid StockRequests.@Nullable PlaceBody place) {
        @AssertTrue(message = "each SKU once")
        boolean isEachOnce() {
            return lines == null
                    || isEach(lines.stream().map(l -> l == null ? "" : l.sku()).toList());
        }

        Map<String, Transfers.Arrived> arrived() {
            return lines.stream()
                    .collect(Collectors.toMap(ArrivedLine::sku, ArrivedLine::arrived, (a, b) -> b, LinkedHashMap::new));
        }
    }

    private static boolean isEach(List<String> skus) {
        return skus.stream().distinct().count() == skus.size();
    }

    private final Transfers transfers;
    private final TransferRepository repository;
    private final Caller caller;
    private final Idempotency idempotency;

    TransferResource(Transfers transfers, TransferRepository repository, Caller caller, Idempotency idempotency) {
        this.transfers = transfers;
        this.repository = repository;
        this.caller = caller;
        this.idempotency = idempotency;
    }

    @GET
    @RolesAllowed({ADMINISTRATOR, ORDER_MANAGER, WAREHOUSE})
    public Page<TransferView> list(
            @QueryParam("status") @Nullable String status,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        var wanted = CountResource.one(status, "IN_TRANSIT", "RECEIVED", "RECALLED");
        return repository.page(caller.merchant(), wanted, Cursor.limit(limit, 50, 200), cursor);
    }

    @GET
    @Path("{id}")
    @RolesAllowed({ADMINISTRATOR, ORDER_MANAGER, WAREHOUSE})
    public TransferView get(@PathParam("id") @Size(max = 64) String id) {
        return transfers.get(caller.merchant(), id);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({ADMINISTRATOR, WAREHOUSE})
    public Response dispatch(@HeaderParam("Idempotency-Key") @Nullable String key, @NotNull @Valid DispatchBody body) {
        return idempotency.once(
                key,
                body,
                () -> Response.status(201)
                        .entity(transfers.dispatch(
                                caller.merchant(),
                                body.reference(),
                                body.from(),
                                body.to(),
                                body.pieces(),
                                caller.name()))
                        .build());
    }

    @POST
    @Path("{id}/receipt")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({ADMINISTRATOR, WAREHOUSE})
    public Response receive(
            @PathParam("id") @Size(max = 64) String id,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @NotNull @Valid ArrivalBody body) {
        var place = body.place() == null ? null : body.place().place();
        return idempotency.once(
                key,
                body,
                () -> Response.ok(transfers.receive(caller.merchant(), id, body.arrived(), place, caller.name()))
                        .build());
    }

    @POST
    @Path("{id}/recall")
    @RolesAllowed({ADMINISTRATOR, WAREHOUSE})
    public Response recall(
            @PathParam("id") @Size(max = 64) String id, @HeaderParam("Idempotency-Key") @Nullable String key) {
        return idempotency.once(
                key,
                null,
                () -> Response.ok(transfers.recall(caller.merchant(), id, caller.name()))
                        .build());
    }
}
