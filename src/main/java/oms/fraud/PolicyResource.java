package oms.fraud;

import static oms.identity.Roles.ADMINISTRATOR;
import static oms.identity.Roles.FRAUD_REVIEWER;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.math.BigDecimal;
import oms.fraud.Policy.AtDeadline;
import oms.identity.Caller;
import org.jspecify.annotations.Nullable;

/** What happens to reviews at their deadline, over REST. */
@Path("/v1/fraud/policy")
@Produces(MediaType.APPLICATION_JSON)
class PolicyResource {
    /** @param approveBelow 0.65 where nothing is said; matters with {@code BY_SCORE} only */
    record Wanted(
            @NotNull AtDeadline atDeadline,

            @DecimalMin("0") @DecimalMax("1") @Digits(integer = 1, fraction = 4) @Nullable
            BigDecimal approveBelow) {
        Policy policy() {
            return new Policy(atDeadline, approveBelow == null ? Policy.AT_FIRST.approveBelow() : approveBelow);
        }
    }

    private final Policies policies;
    private final Caller caller;

    PolicyResource(Policies policies, Caller caller) {
        this.policies = policies;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({ADMINISTRATOR, FRAUD_REVIEWER})
    public Policy policy() {
        return policies.of(caller.merchant());
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(ADMINISTRATOR)
    public Policy put(@NotNull @Valid Wanted body) {
        return policies.put(caller, body.policy());
    }
}
