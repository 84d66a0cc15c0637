package oms.delivery;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import oms.delivery.PhoneReportRepository.Kept;
import oms.web.InvalidRequest;
import oms.web.Problem;
import org.jspecify.annotations.Nullable;

/**
 * A whole shift as the driver's phone tells it. Each report names the one that the phone made before it and counts only after that
 * one, so that it does not matter in which order, how late and how often reports come: what comes too early is sent again, what
 * comes again gets the answer it got. A report that cannot count is kept with its refusal and blocks nothing.
 */
@Singleton
class PhoneReports {
    /** What became of a report. */
    enum State {
        APPLIED,
        REFUSED,
        /** The report before it has not come yet: tell it again after that one. */
        WAITING
    }

    /**
     * @param code why it was refused, for programs; detail for people
     * @param leftBehind DEPART: ids of the shipments that now wait for the driver's next trip
     */
    record Answer(
            long deviceSeq,
            State state,
            boolean repeated,
            @Nullable String code,
            @Nullable String detail,
            List<String> leftBehind) {
        static Answer of(Kept kept) {
            return new Answer(kept.deviceSeq(), kept.state(), true, kept.code(), kept.detail(), List.of());
        }
    }

    /** @param lastSeq the report that the next one has to follow; null before the first */
    record Answers(List<Answer> items, @Nullable Long lastSeq) {}

    private final PhoneReportRepository kept;
    private final PhoneSteps steps;
    private final Handover handover;
    private final ProofBodies bodies;
    private final DeliverySettings settings;
    private final Clock clock;

    PhoneReports(
            PhoneReportRepository kept,
            PhoneSteps steps,
            Handover handover,
            ProofBodies bodies,
            DeliverySettings settings,
            Clock clock) {
        this.kept = kept;
        this.steps = steps;
        this.handover = handover;
        this.bodies = bodies;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * @param phone the driver, on the phone that tells
     * @return an answer to each, by their numbers
     * @throws InvalidRequest where one report cannot be understood, or two have one number; then none counts
     */
    Answers take(Carrier phone, List<PhoneReport> reports) {
        var numbers = new HashSet<Long>();
        for (int i = 0; i < reports.size(); i++) {
            reports.get(i).check("/reports/" + i);
            if (!numbers.add(reports.get(i).deviceSeq()))
                throw new InvalidRequest("/reports/" + i + "/deviceSeq", "repeated", "Two reports have one number");
        }
        var answers = new ArrayList<Answer>();
        reports.stream()
                .sorted(Comparator.comparingLong(PhoneReport::deviceSeq))
                .forEach(report -> answers.add(take(phone, report)));
        return new Answers(answers, kept.last(phone).map(Kept::deviceSeq).orElse(null));
    }

    private Answer take(Carrier phone, PhoneReport report) {
        var known = kept.find(phone, report.deviceSeq());
        if (known.isPresent()) return again(known.get(), report);
        var last = kept.last(phone).orElse(null);
        if (!follows(report, last)) return waiting(report);
        var at = happened(report, last);
        try {
            return steps.take(phone, report, proofs(phone, report, at), at);
        } catch (Problem refusal) {
            return steps.refuse(phone, report, at, refusal);
        }
    }

    /** Pictures are read and codes tried before the transaction, as they must stand even if the report is refused. */
    private List<Proof> proofs(Carrier phone, PhoneReport report, Instant at) {
        var seq = report.deviceSeq();
        return switch (report.what()) {
            case DELIVER -> handover.enough(phone, stop(report), seq, () -> bodies.read("/proofs", given(report)), at);
            case FAIL ->
                handover.ofAttempt(phone, stop(report), seq, () -> bodies.readAttempt("/proofs", given(report)));
            case LOAD, UNLOAD, DEPART, ARRIVE, RETURN -> List.of();
        };
    }

    private static String stop(PhoneReport report) {
        return Objects.requireNonNull(report.stop());
    }

    private static List<ProofBody> given(PhoneReport report) {
        if (report.what() == PhoneReport.What.DELIVER && report.proofsOrNone().isEmpty())
            throw new InvalidRequest("/proofs", "not_empty", "Without a proof nothing is handed over");
        return report.proofsOrNone();
    }

    static boolean follows(PhoneReport report, @Nullable Kept last) {
        return Objects.equals(report.after(), last == null ? null : last.deviceSeq());
    }

    static Answer waiting(PhoneReport report) {
        return new Answer(report.deviceSeq(), State.WAITING, false, null, null, List.of());
    }

    /** The first that came under a number stands. */
    static Answer again(Kept known, PhoneReport report) {
        if (known.what() == report.what() && known.subject().equals(report.subject())) return Answer.of(known);
        return new Answer(
                report.deviceSeq(),
                State.REFUSED,
                true,
                "number_used",
                "This phone has told something else under this number",
                List.of());
    }

    /** By the phone's clock, as far as it can be: a clock that is wrong must not keep the truth away. */
    private Instant happened(PhoneReport report, @Nullable Kept last) {
        var now = clock.instant();
        var earliest = last == null ? now.minus(settings.keepPositions()) : last.at();
        var at = report.at().isBefore(earliest) ? earliest : report.at();
        return at.isAfter(now) ? now : at;
    }
}
