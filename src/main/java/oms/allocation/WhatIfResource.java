package oms.allocation;

import static oms.identity.Roles.ADMINISTRATOR;
import static oms.identity.Roles.ORDER_MANAGER;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.LocalDate;
import oms.identity.Caller;
import oms.order.AllocationModel;
import org.jspecify.annotations.Nullable;

/** What a past day would have been. */
@Path("/v1/allocation/what-if")
class WhatIfResource {
    /** Minor units; what is left out stays as it is. */
    record Weights(
            @Nullable @Min(0) @Max(1_000_000) Long perKilometre,
            @Nullable @Min(0) @Max(1_000_000) Long perHour,
            @Nullable @Min(0) @Max(1_000_000) Long perSplit,
            @Nullable @Min(0) @Max(1_000_000) Long perRiskMinute,
            @Nullable @Min(0) @Max(1_000_000) Long perFullVehicle,
            @Nullable @Min(0) @Max(1_000_000) Long perPromiseMinute) {
        WhatIf.WeightChange change() {
            return new WhatIf.WeightChange(
                    perKilometre, perHour, perSplit, perRiskMinute, perFullVehicle, perPromiseMinute);
        }
    }

    /**
     * @param day of the merchant's business, over
     * @param channel the only one that is replayed, all where it is left out
     * @param model under which every order is sold, its own where it is left out
     */
    record Body(
            @NotNull LocalDate day,
            @Nullable @Size(min = 1, max = 64) String channel,
            @Nullable AllocationModel model,
            @Nullable @Valid Weights weights) {}

    private final WhatIf whatIf;
    private final Caller caller;

    WhatIfResource(WhatIf whatIf, Caller caller) {
        this.whatIf = whatIf;
        this.caller = caller;
    }

    @POST
    @RolesAllowed({ADMINISTRATOR, ORDER_MANAGER})
    public WhatIfAnswer ask(@NotNull @Valid Body body) {
        var weights = body.weights() == null ? new Weights(null, null, null, null, null, null) : body.weights();
        return whatIf.ask(
                caller.merchant(), new WhatIf.Asked(body.day(), body.channel(), body.model(), weights.change()));
    }
}
