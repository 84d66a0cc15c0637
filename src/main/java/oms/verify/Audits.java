package oms.verify;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import oms.verify.AuditRun.Scope;
import org.jspecify.annotations.Nullable;

/**
 * The audits that run by themselves: every few minutes of what changed, at night of everything; on one replica at a time. What
 * they found is kept, shown in the console, and told to whoever scrapes the metrics.
 */
@ApplicationScoped
class Audits {
    private final Auditor auditor;
    private final AuditRepository repository;
    private final VerifySettings settings;
    private final Clock clock;
    private volatile @Nullable AuditRun last;

    Audits(Auditor auditor, AuditRepository repository, VerifySettings settings, MeterRegistry metrics, Clock clock) {
        this.auditor = auditor;
        this.repository = repository;
        this.settings = settings;
        this.clock = clock;
        metrics.gauge("oms.verify.violations", this, Audits::violations);
        metrics.gauge("oms.verify.age.seconds", this, Audits::age);
    }

    @Scheduled(every = "10s", delayed = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void auditDue() {
        if (settings.enabled()) due().ifPresent(this::audit);
        last = repository.last().orElse(null);
    }

    /** @return what is to be audited now, if anything */
    private Optional<Scope> due() {
        var now = clock.instant();
        var full = repository.lastFull();
        if (full.isEmpty() || full.get().beganAt().isBefore(lastNight(now))) return Optional.of(Scope.FULL);
        var before = repository.last().orElseThrow();
        return now.isBefore(before.beganAt().plus(settings.every())) ? Optional.empty() : Optional.of(Scope.CHANGED);
    }

    private Instant lastNight(Instant now) {
        var today = LocalDate.ofInstant(now, ZoneOffset.UTC)
                .atTime(settings.fullAt())
                .toInstant(ZoneOffset.UTC);
        return today.isAfter(now) ? today.minus(Duration.ofDays(1)) : today;
    }

    /** @return false while another process audits, or where it took over */
    boolean audit(Scope wanted) {
        var token = repository.lease(settings.lease());
        if (token.isEmpty()) return false;
        try {
            return audit(wanted, token.get());
        } finally {
            repository.release(token.get());
        }
    }

    private boolean audit(Scope wanted, long token) {
        var before = repository.last();
        if (wanted == Scope.FULL || before.isEmpty()) return keep(token, Scope.FULL, null, auditor.audit());
        // the last one saw what was committed when it began; what began earlier and committed later has an earlier time
        var since = before.get().beganAt().minus(settings.overlap());
        var report = auditor.auditChanges(since, broken(before.get()));
        return keep(token, Scope.CHANGED, since, report);
    }

    private Set<String> broken(AuditRun before) {
        return repository.broken(before.id());
    }

    private boolean keep(long token, Scope scope, @Nullable Instant since, Report report) {
        if (!report.clean()) Log.errorf("%d invariants are broken; see /verify", report.violations());
        var kept = repository.keep(token, scope, since, report, clock.instant());
        if (kept && scope == Scope.FULL) repository.forgetBefore(clock.instant().minus(settings.keep()));
        return kept;
    }

    private double violations() {
        var seen = last;
        return seen == null ? Double.NaN : seen.violations();
    }

    private double age() {
        var seen = last;
        return seen == null
                ? Double.NaN
                : Duration.between(seen.beganAt(), clock.instant()).toSeconds();
    }
}
