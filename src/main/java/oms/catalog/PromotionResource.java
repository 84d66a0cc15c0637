package oms.catalog;

import static oms.identity.Roles.ADMINISTRATOR;
import static oms.identity.Roles.ORDER_MANAGER;
import static oms.identity.Roles.STOREFRONT;

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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import oms.identity.Caller;
import oms.web.Cursor;
import oms.web.NotFound;
import oms.web.Page;
import org.jspecify.annotations.Nullable;

/** Promotion codes over the network. */
@Path("/v1/promotions")
@Produces(MediaType.APPLICATION_JSON)
class PromotionResource {
    private final Promotions promotions;
    private final PromotionRepository stored;
    private final Caller caller;
    private final Clock clock;

    PromotionResource(Promotions promotions, PromotionRepository stored, Caller caller, Clock clock) {
        this.promotions = promotions;
        this.stored = stored;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @RolesAllowed({ADMINISTRATOR, ORDER_MANAGER, STOREFRONT})
    public Page<PromotionView> list(
            @QueryParam("limit") @Nullable String limit, @QueryParam("cursor") @Nullable String cursor) {
        var size = Cursor.limit(limit, 50, 500);
        var after = Cursor.read(cursor, 1);
        var rows = stored.page(caller.merchant(), after == null ? "" : after[0], size + 1);
        return Page.of(rows, size, promotion -> Cursor.of(promotion.code()));
    }

    @GET
    @Path("{code}")
    @RolesAllowed({ADMINISTRATOR, ORDER_MANAGER, STOREFRONT})
    public PromotionView get(@PathParam("code") @Size(max = 40) String code) {
        return stored.find(caller.merchant(), Promotions.normalized(code))
                .orElseThrow(() -> new NotFound("promotion code"));
    }

    @PUT
    @Path("{code}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({ADMINISTRATOR, ORDER_MANAGER})
    public PromotionView put(
            @PathParam("code") @Pattern(regexp = PromotionBody.CODE, message = PromotionBody.CODE_MESSAGE) String code,
            @NotNull @Valid PromotionBody body) {
        promotions.put(caller.merchant(), body.promotion(Promotions.normalized(code), clock.instant()));
        return get(code);
    }
}
