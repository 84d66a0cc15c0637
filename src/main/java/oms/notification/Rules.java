package oms.notification;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import oms.identity.Audit;
import oms.identity.Caller;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Each merchant's rules; who has set none has the usual ones. */
@ApplicationScoped
class Rules {
    private record Row(
            String language,
            List<String> tell,
            List<String> sms,
            List<String> webhook,
            @Nullable String webhookUrl,
            @Nullable String webhookSecret,
            @Nullable LocalTime quietFrom,
            @Nullable LocalTime quietUntil) {
        Rule rule() {
            return new Rule(
                    Language.valueOf(language.toUpperCase(Locale.ROOT)),
                    kinds(tell),
                    kinds(sms),
                    kinds(webhook),
                    webhookUrl == null || webhookSecret == null ? null : new Rule.Hook(webhookUrl, webhookSecret),
                    quietFrom == null || quietUntil == null ? null : new QuietHours(quietFrom, quietUntil));
        }

        private static Set<MessageKind> kinds(List<String> names) {
            return names.stream().map(MessageKind::valueOf).collect(Collectors.toSet());
        }
    }

    private final Jdbi jdbi;
    private final Audit audit;
    private final Clock clock;

    Rules(Jdbi jdbi, Audit audit, Clock clock) {
        this.jdbi = jdbi;
        this.audit = audit;
        this.clock = clock;
    }

    Rule of(String merchant) {
        return jdbi.withHandle(h -> h.createQuery("""
                                select language, tell, sms, webhook, webhook_url, webhook_secret, quiet_from, quiet_until
                                  from oms_notification.rule where merchant = :merchant""")
                        .bind("merchant", merchant)
                        .mapTo(Row.class)
                        .findOne())
                .map(Row::rule)
                .orElse(Rule.USUAL);
    }

    /** Holds from the next fact on; what is written already stays as it is. */
    @Transactional
    void put(Caller caller, Rule rule) {
        var hook = rule.hook();
        var quiet = rule.quiet();
        jdbi.useHandle(h -> h.createUpdate("""
                        insert into oms_notification.rule (merchant, language, tell, sms, webhook, webhook_url, webhook_secret, quiet_from, quiet_until,
                                                           changed_by, changed_at)
                        values (:merchant, :language, :tell, :sms, :webhook, :url, :secret, :from, :until, :by, :now)
                        on conflict (merchant) do update
                           set language = excluded.language, tell = excluded.tell, sms = excluded.sms, webhook = excluded.webhook,
                               webhook_url = excluded.webhook_url, webhook_secret = excluded.webhook_secret,
                               quiet_from = excluded.quiet_from, quiet_until = excluded.quiet_until,
                               changed_by = excluded.changed_by, changed_at = excluded.changed_at""")
                .bind("merchant", caller.merchant())
                .bind("language", rule.language().code())
                .bindArray("tell", String.class, names(rule.tell()))
                .bindArray("sms", String.class, names(rule.sms()))
                .bindArray("webhook", String.class, names(rule.webhook()))
                .bind("url", hook == null ? null : hook.url())
                .bind("secret", hook == null ? null : hook.secret())
                .bind("from", quiet == null ? null : quiet.from())
                .bind("until", quiet == null ? null : quiet.until())
                .bind("by", caller.id())
                .bind("now", clock.instant())
                .execute());
        audit.record(caller, "notification.rules_changed", words(rule));
    }

    private static List<String> names(Set<MessageKind> kinds) {
        return kinds.stream().map(Enum::name).sorted().toList();
    }

    private static String words(Rule rule) {
        return rule.language().code() + ": " + String.join(", ", names(rule.tell())) + "; SMS: "
                + String.join(", ", names(rule.sms())) + "; webhook: " + String.join(", ", names(rule.webhook()));
    }
}
