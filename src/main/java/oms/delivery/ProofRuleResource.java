package oms.delivery;

import static oms.identity.Roles.ADMINISTRATOR;
import static oms.identity.Roles.DISPATCHER;
import static oms.identity.Roles.DRIVER;
import static oms.identity.Roles.ORDER_MANAGER;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import oms.identity.Caller;
import oms.money.Money;

/** Which proofs the merchant wants, over REST. */
@Path("/v1/delivery/proof-rules")
@Produces(MediaType.APPLICATION_JSON)
class ProofRuleResource {
    record RuleBody(
            @NotNull @Valid Money from,
            @NotEmpty @Size(max = 3) List<@NotNull ProofKind> required) {
        ProofRules.Rule rule() {
            return new ProofRules.Rule(
                    from, required.stream().distinct().sorted().toList());
        }
    }

    record RuleList(@NotNull @Size(max = 20) List<@NotNull @Valid RuleBody> rules) {}

    private final ProofRules rules;
    private final Caller caller;

    ProofRuleResource(ProofRules rules, Caller caller) {
        this.rules = rules;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({ADMINISTRATOR, DISPATCHER, ORDER_MANAGER, DRIVER})
    public RuleList get() {
        return new RuleList(rules.of(caller.merchant()).stream()
                .map(rule -> new RuleBody(rule.from(), rule.required()))
                .toList());
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({ADMINISTRATOR, DISPATCHER})
    public RuleList put(@NotNull @Valid RuleList wanted) {
        rules.replace(caller, wanted.rules().stream().map(RuleBody::rule).toList());
        return get();
    }
}
