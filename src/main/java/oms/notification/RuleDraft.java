package oms.notification;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalTime;
import java.util.Set;
import oms.web.Conflict;
import oms.web.InvalidRequest;
import org.jspecify.annotations.Nullable;

/** Makes a rule of what somebody asks for, if this installation and its senders can keep it. */
@ApplicationScoped
class RuleDraft {
    /**
     * What is asked for.
     *
     * @param webhookSecret null keeps the one there is
     */
    record Wish(
            Language language,
            Set<MessageKind> tell,
            Set<MessageKind> sms,
            Set<MessageKind> webhook,
            @Nullable String webhookUrl,
            @Nullable String webhookSecret,
            @Nullable LocalTime quietFrom,
            @Nullable LocalTime quietUntil) {}

    private final Rules rules;
    private final Outgoing outgoing;
    private final WebhookSender webhooks;

    RuleDraft(Rules rules, Outgoing outgoing, WebhookSender webhooks) {
        this.rules = rules;
        this.outgoing = outgoing;
        this.webhooks = webhooks;
    }

    /**
     * @throws Conflict for SMS where no gateway is set up
     * @throws InvalidRequest for a webhook without address or secret, and for quiet hours that never begin or never end
     */
    Rule rule(String merchant, Wish wish) {
        if (!wish.sms().isEmpty() && !outgoing.isSetUp(Channel.SMS))
            throw new Conflict("no_sms_gateway", "This installation has no gateway for SMS: oms.notification.sms.url");
        return new Rule(wish.language(), wish.tell(), wish.sms(), wish.webhook(), hook(merchant, wish), quiet(wish));
    }

    private Rule.@Nullable Hook hook(String merchant, Wish wish) {
        var url = wish.webhookUrl();
        if (url == null) {
            if (wish.webhook().isEmpty()) return null;
            throw new InvalidRequest("/webhookUrl", "not_null", "Where is the webhook to go?");
        }
        webhooks.check("/webhookUrl", url);
        var known = rules.of(merchant).hook();
        var secret = wish.webhookSecret() != null ? wish.webhookSecret() : known == null ? null : known.secret();
        if (secret == null)
            throw new InvalidRequest(
                    "/webhookSecret", "not_null", "Give a secret, by which your side knows that it is us");
        return new Rule.Hook(url, secret);
    }

    private static @Nullable QuietHours quiet(Wish wish) {
        var from = wish.quietFrom();
        var until = wish.quietUntil();
        if (from == null && until == null) return null;
        if (from == null || until == null || from.equals(until))
            throw new InvalidRequest("/quietHours", "no_hours", "Quiet hours begin at one time and end at another");
        return new QuietHours(from, until);
    }
}
