package oms.notification;

import static oms.identity.Roles.ADMINISTRATOR;
import static oms.identity.Roles.ORDER_MANAGER;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Set;
import oms.identity.Caller;

/** What shoppers are told, over REST. */
@Path("/v1/notifications/rules")
class RulesResource {
    /** @param tell the facts shoppers are told; an empty list silences the shop */
    record RulesBody(
            @NotNull Language language,
            @NotNull @Size(max = 50) List<@NotNull MessageKind> tell) {
        static RulesBody of(Rule rule) {
            return new RulesBody(rule.language(), rule.tell().stream().sorted().toList());
        }
    }

    private final Rules rules;
    private final Caller caller;

    RulesResource(Rules rules, Caller caller) {
        this.rules = rules;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({ADMINISTRATOR, ORDER_MANAGER})
    public RulesBody get() {
        return RulesBody.of(rules.of(caller.merchant()));
    }

    @PUT
    @RolesAllowed({ADMINISTRATOR, ORDER_MANAGER})
    public RulesBody put(@NotNull @Valid RulesBody body) {
        rules.put(caller, new Rule(body.language(), Set.copyOf(body.tell())));
        return get();
    }
}
