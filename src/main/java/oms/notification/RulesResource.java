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
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import oms.identity.Caller;
import org.jspecify.annotations.Nullable;

/** What shoppers are told, over REST. */
@Path("/v1/notifications/rules")
class RulesResource {
    /**
     * @param tell the facts shoppers are told by mail; an empty list silences the shop
     * @param sms by SMS, to orders with a telephone number; like webhook none, unless said
     * @param webhookUrl an https address
     * @param webhookSecret written, never read; without one the secret stays as it is
     * @param quietHours in which nobody is sent mail or SMS, by the merchant's clock
     */
    record RulesBody(
            @NotNull Language language,
            @NotNull @Size(max = 50) List<@NotNull MessageKind> tell,
            @Nullable @Size(max = 50) List<@NotNull MessageKind> sms,
            @Nullable @Size(max = 50) List<@NotNull MessageKind> webhook,
            @Nullable @Size(max = 500) String webhookUrl,
            @Nullable @Size(min = 24, max = 200) String webhookSecret,
            @Nullable @Valid Hours quietHours) {
        static RulesBody of(Rule rule) {
            return new RulesBody(
                    rule.language(),
                    sorted(rule.tell()),
                    sorted(rule.sms()),
                    sorted(rule.webhook()),
                    rule.hook() == null ? null : rule.hook().url(),
                    null,
                    rule.quiet() == null
                            ? null
                            : new Hours(rule.quiet().from(), rule.quiet().until()));
        }

        private static List<MessageKind> sorted(Set<MessageKind> kinds) {
            return kinds.stream().sorted().toList();
        }

        RuleDraft.Wish wish() {
            return new RuleDraft.Wish(
                    language,
                    Set.copyOf(tell),
                    set(sms),
                    set(webhook),
                    webhookUrl,
                    webhookSecret,
                    quietHours == null ? null : quietHours.from(),
                    quietHours == null ? null : quietHours.until());
        }

        private static Set<MessageKind> set(@Nullable List<MessageKind> kinds) {
            return kinds == null ? Set.of() : Set.copyOf(kinds);
        }
    }

    record Hours(@NotNull LocalTime from, @NotNull LocalTime until) {}

    private final Rules rules;
    private final RuleDraft draft;
    private final Caller caller;

    RulesResource(Rules rules, RuleDraft draft, Caller caller) {
        this.rules = rules;
        this.draft = draft;
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
        rules.put(caller, draft.rule(caller.merchant(), body.wish()));
        return get();
    }
}
