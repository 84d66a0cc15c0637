package oms.notification;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import oms.identity.Audit;
import oms.identity.Caller;
import org.jdbi.v3.core.Jdbi;

/** Each merchant's rules; who has set none has the usual ones. */
@ApplicationScoped
class Rules {
    private record Row(String language, List<String> tell) {
        Rule rule() {
            return new Rule(
                    Language.valueOf(language.toUpperCase(Locale.ROOT)),
                    tell.stream().map(MessageKind::valueOf).collect(Collectors.toSet()));
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
        return jdbi.withHandle(h -> h.createQuery(
                                "select language, tell from oms_notification.rule where merchant = :merchant")
                        .bind("merchant", merchant)
                        .mapTo(Row.class)
                        .findOne())
                .map(Row::rule)
                .orElse(Rule.USUAL);
    }

    /** Holds from the next fact on; what is written already stays as it is. */
    @Transactional
    void put(Caller caller, Rule rule) {
        var kinds = rule.tell().stream().map(Enum::name).sorted().toList();
        jdbi.useHandle(h -> h.createUpdate("""
                        insert into oms_notification.rule (merchant, language, tell, changed_by, changed_at)
                        values (:merchant, :language, :tell, :by, :now)
                        on conflict (merchant) do update
                           set language = excluded.language, tell = excluded.tell,
                               changed_by = excluded.changed_by, changed_at = excluded.changed_at""")
                .bind("merchant", caller.merchant())
                .bind("language", rule.language().code())
                .bindArray("tell", String.class, kinds)
                .bind("by", caller.id())
                .bind("now", clock.instant())
                .execute());
        audit.record(caller, "notification.rules_changed", rule.language().code() + ": " + String.join(", ", kinds));
    }
}
