package oms.fulfillment;

import static oms.identity.Roles.ADMINISTRATOR;
import static oms.identity.Roles.PICKER;
import static oms.identity.Roles.WAREHOUSE;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
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
import oms.fulfillment.PickListRepository.Search;
import oms.identity.Caller;
import oms.web.Cursor;
import oms.web.Idempotency;
import oms.web.InvalidRequest;
import oms.web.Page;
import org.jspecify.annotations.Nullable;

/** Pick lists over REST, as handhelds use them. */
@Path("/v1/pick-lists")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
class PickListResource {
    /**
     * Too little was there.
     *
     * @param found pieces that were there, those in the tote and those of other bins included
     * @param bin in which they are missing; may be left out where the article lies in one
     */
    record Short(
            @NotBlank @Size(max = 80) String sku,
            @Min(0) @Max(100000) int found,
            @NotBlank @Size(max = 200) String reason,
            @Nullable @Size(max = 80) String bin) {}

    private final PickLists lists;
    private final Caller caller;
    private final Idempotency idempotency;

    PickListResource(PickLists lists, Caller caller, Idempotency idempotency) {
        this.lists = lists;
        this.caller = caller;
        this.idempotency = idempotency;
    }

    @GET
    @RolesAllowed({ADMINISTRATOR, WAREHOUSE, PICKER})
    public Page<PickListSummary> list(
            @QueryParam("warehouse") @Nullable String warehouse,
            @QueryParam("status") @Nullable String status,
            @QueryParam("shipment") @Nullable String shipment,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after) {
        return lists.page(search(caller.merchant(), warehouse, status, shipment), Cursor.limit(limit, 50, 200), after);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({ADMINISTRATOR, WAREHOUSE, PICKER})
    public PickListView get(@PathParam("id") String id) {
        return lists.get(caller.merchant(), id);
    }

    @POST
    @Path("/{id}/scans")
    @RolesAllowed({ADMINISTRATOR, WAREHOUSE, PICKER})
    public Response scan(
            @PathParam("id") String id,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @NotNull @Valid Scan scan) {
        return idempotency.once(
                Scan.key(key, scan.sequence()),
                scan,
                () -> Response.ok(lists.scan(caller.merchant(), id, scan, caller.name()))
                        .build());
    }

    @POST
    @Path("/{id}/short")
    @RolesAllowed({ADMINISTRATOR, WAREHOUSE, PICKER})
    public Response tooFew(
            @PathParam("id") String id,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @NotNull @Valid Short found) {
        return idempotency.once(
                key,
                found,
                () -> Response.ok(lists.shortPick(
                                caller.merchant(),
                                id,
                                found.sku(),
                                found.found(),
                                found.reason(),
                                caller.name(),
                                found.bin()))
                        .build());
    }

    /** @param status one of {@link PickListStatus}, or TO_DO for open and begun ones */
    static Search search(
            String merchant, @Nullable String warehouse, @Nullable String status, @Nullable String shipment) {
        var wanted = orEmpty(status);
        if (!wanted.isEmpty() && !wanted.equals("TO_DO")) {
            try {
                PickListStatus.valueOf(wanted);
            } catch (IllegalArgumentException e) {
                throw new InvalidRequest("/status", "invalid_value", "There is no such pick list status");
            }
        }
        return new Search(merchant, orEmpty(warehouse), wanted, orEmpty(shipment));
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
