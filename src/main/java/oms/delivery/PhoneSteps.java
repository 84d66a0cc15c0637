package oms.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import oms.delivery.Loading.Leaving;
import oms.delivery.PhoneReports.Answer;
import oms.delivery.PhoneReports.State;
import oms.web.Problem;
import org.jspecify.annotations.Nullable;

/** The steps of phones' reports: each in one transaction with its record, one of a phone at a time. */
@ApplicationScoped
class PhoneSteps {
    private final PhoneReportRepository kept;
    private final Loading loading;
    private final Door door;
    private final Returns returns;
    private final Clock clock;

    PhoneSteps(PhoneReportRepository kept, Loading loading, Door door, Returns returns, Clock clock) {
        this.kept = kept;
        this.loading = loading;
        this.door = door;
        this.returns = returns;
        this.clock = clock;
    }

    /**
     * @param proofs what the door is to keep
     * @param at when it happened
     * @throws Problem where it cannot count; nothing is recorded then
     */
    @Transactional
    Answer take(Carrier phone, PhoneReport report, List<Proof> proofs, Instant at) {
        return next(phone, report).orElseGet(() -> {
            var left = step(phone, report, proofs, at);
            kept.keep(phone, report, at, null, null, clock.instant());
            return new Answer(report.deviceSeq(), State.APPLIED, false, null, null, left);
        });
    }

    @Transactional
    Answer refuse(Carrier phone, PhoneReport report, Instant at, Problem refusal) {
        return next(phone, report).orElseGet(() -> {
            var words = words(refusal);
            kept.keep(phone, report, at, refusal.code(), words, clock.instant());
            return new Answer(report.deviceSeq(), State.REFUSED, false, refusal.code(), words, List.of());
        });
    }

    private static String words(Problem refusal) {
        return refusal.faults().isEmpty()
                ? refusal.detail()
                : refusal.faults().getFirst().detail();
    }

    /** @return the answer where it is not this report's turn, or not any more */
    private Optional<Answer> next(Carrier phone, PhoneReport report) {
        kept.lock(phone);
        var known = kept.find(phone, report.deviceSeq());
        if (known.isPresent()) return Optional.of(PhoneReports.again(known.get(), report));
        var follows = PhoneReports.follows(report, kept.last(phone).orElse(null));
        return follows ? Optional.empty() : Optional.of(PhoneReports.waiting(report));
    }

    /** @return ids of the shipments that stayed in the warehouse, where it left */
    private List<String> step(Carrier phone, PhoneReport report, List<Proof> proofs, Instant at) {
        var seq = report.deviceSeq();
        switch (report.what()) {
            case LOAD -> loading.load(phone, said(report.trip()), said(report.sscc()), at);
            case UNLOAD -> loading.unload(phone, said(report.trip()), said(report.sscc()), at);
            case DEPART -> {
                return loading.depart(phone, said(report.trip()), Leaving.GONE, at);
            }
            case ARRIVE -> door.arrive(phone, said(report.stop()), seq, at);
            case DELIVER -> door.deliver(phone, said(report.stop()), seq, proofs, at);
            case FAIL ->
                door.fail(
                        phone,
                        said(report.stop()),
                        seq,
                        new Failed(said(report.reason()), said(report.nextStep()), report.place()),
                        proofs,
                        at);
            case RETURN -> returns.takeBack(phone, said(report.sscc()), at);
        }
        return List.of();
    }

    private static <T> T said(@Nullable T value) {
        return Objects.requireNonNull(value);
    }
}
