package oms.payment;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import oms.payment.Comparison.Finding;
import oms.payment.GatewayAnswer.NeverSeen;
import oms.payment.GatewayAnswer.NoAnswer;
import oms.payment.GatewayAnswer.NotSent;
import oms.payment.ReconciliationRepository.Turn;
import oms.web.Conflict;
import oms.web.InvalidRequest;
import org.jspecify.annotations.Nullable;

/**
 * Holds a day of our books against the gateway's report, both ways. What the report knows better is applied first, by the verb that
 * webhooks use; what still differs then is for a person.
 */
@ApplicationScoped
class Reconciliations {
    private static final int PAGE = 500;

    /** Beyond so many that the report does not have, the report is at fault; they are not asked about one by one. */
    private static final int MOST_QUESTIONS = 1000;

    private final Gateway gateway;
    private final GatewayQuestions questions;
    private final ReconciliationRepository runs;
    private final DifferenceRepository differences;
    private final Clock clock;

    Reconciliations(
            Gateway gateway,
            GatewayQuestions questions,
            ReconciliationRepository runs,
            DifferenceRepository differences,
            Clock clock) {
        this.gateway = gateway;
        this.questions = questions;
        this.runs = runs;
        this.differences = differences;
        this.clock = clock;
    }

    /** One run, while it runs. */
    private static final class Sheet {
        final Set<String> seen = new HashSet<>();
        final List<Finding> findings = new ArrayList<>();
        int effects;
        int matched;
        int asked;

        void add(Optional<Finding> finding) {
            finding.ifPresentOrElse(findings::add, () -> matched++);
        }
    }

    /**
     * Reconciles a day; calls the gateway, so never inside a transaction.
     *
     * @param day in UTC, not after today
     * @throws Conflict while another one is at it
     */
    Reconciliation reconcile(String merchant, LocalDate day, String by) {
        if (day.isAfter(today()) || day.isBefore(LocalDate.of(2000, 1, 1)))
            throw new InvalidRequest("/day", "out_of_range", "A day that has begun, in UTC");
        var turn = runs.begin(merchant, day, gateway.name(), by, true)
                .orElseThrow(() -> new Conflict("already_running", "This day is being reconciled at this moment"));
        run(merchant, day, turn);
        return runs.find(merchant, turn.id()).orElseThrow();
    }

    /** As {@link #reconcile}, for the clock: not where it is done already, or another process is at it. */
    void reconcileOnce(String merchant, LocalDate day) {
        runs.begin(merchant, day, gateway.name(), "schedule", false).ifPresent(turn -> run(merchant, day, turn));
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private void run(String merchant, LocalDate day, Turn turn) {
        if (QuarkusTransaction.isActive())
            throw new IllegalStateException("Reconciling calls the gateway: not inside a transaction");
        var sheet = new Sheet();
        @Nullable String error = null;
        try {
            var from = day.atStartOfDay(ZoneOffset.UTC).toInstant();
            var until = day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
            theirsAgainstOurs(merchant, from, until, sheet);
            oursAgainstTheirs(merchant, from, until, sheet);
        } catch (GatewaySilent | GatewayBroke silent) {
            error = "The gateway's report could not be read: " + silent.getMessage();
        }
        write(merchant, day, turn, sheet, error);
    }

    private void write(String merchant, LocalDate day, Turn turn, Sheet sheet, @Nullable String error) {
        QuarkusTransaction.requiringNew().run(() -> {
            var found = sheet.findings.size();
            if (!runs.end(turn, sheet.effects, sheet.matched, found, error) || error != null) return;
            differences.found(merchant, gateway.name(), day, turn, sheet.findings);
            differences.closeVanished(turn);
        });
    }

    private void theirsAgainstOurs(String merchant, Instant from, Instant until, Sheet sheet) {
        var page = new ArrayList<Effect>();
        gateway.report(merchant, from, until, effect -> {
            page.add(effect);
            if (page.size() < PAGE) return;
            compare(page, sheet);
            page.clear();
        });
        compare(page, sheet);
    }

    private void compare(List<Effect> page, Sheet sheet) {
        sheet.effects += page.size();
        var keys = page.stream().map(Effect::key).filter(k -> k != null).toList();
        var known = questions.byKeys(keys);
        for (var effect : page) {
            var key = effect.key();
            var ours = key == null ? null : known.get(key);
            if (ours != null && !ours.merchant().equals(effect.merchant())) ours = null;
            if (key != null && ours != null) {
                sheet.seen.add(ours.id());
                if (questions.learn(ours, key) == GatewayQuestions.Learnt.APPLIED)
                    ours = questions.byKeys(List.of(key)).get(key);
            }
            sheet.add(Comparison.of(effect, ours));
        }
    }

    private void oursAgainstTheirs(String merchant, Instant from, Instant until, Sheet sheet) {
        var afterAt = from.minusSeconds(1);
        var afterId = "";
        while (true) {
            var page = runs.settled(merchant, from, until, afterAt, afterId, PAGE);
            for (var ours : page) if (!sheet.seen.contains(ours.id())) sheet.add(unreported(ours, sheet));
            if (page.size() < PAGE) return;
            afterId = page.getLast().id();
            var settled = page.getLast().settledAt();
            if (settled != null) afterAt = settled;
        }
    }

    /** It may be in another day's report: the gateway is asked. */
    private Optional<Finding> unreported(Operation ours, Sheet sheet) {
        if (++sheet.asked > MOST_QUESTIONS) return Comparison.of(ours, new NeverSeen());
        var says = questions.ask(ours, ours.idempotencyKey());
        if (says instanceof NoAnswer || says instanceof NotSent)
            throw new GatewaySilent("it did not answer a question about " + ours.id());
        return Comparison.of(ours, says);
    }
}
