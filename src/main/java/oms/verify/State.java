package oms.verify;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import oms.verify.AuditRepository.Broken;
import org.jspecify.annotations.Nullable;

/**
 * How things stand by the last audit, for one merchant.
 *
 * @param last null before the first audit
 * @param runs the latest ones, newest first
 */
record State(@Nullable AuditRun last, List<AuditRun> runs, List<Row> rows) {
    /** One invariant and the first rows that break it. */
    record Row(int number, String name, List<String> offences) {
        public boolean isHolding() {
            return offences.isEmpty();
        }
    }

    static State of(@Nullable AuditRun last, List<AuditRun> runs, List<Broken> broken, String merchant) {
        var rows = Invariants.ALL.stream()
                .map(invariant ->
                        new Row(invariant.number(), invariant.name(), offences(invariant.name(), broken, merchant)))
                .toList();
        return new State(last, runs, rows);
    }

    private static List<String> offences(String name, List<Broken> broken, String merchant) {
        return broken.stream()
                .filter(offence -> offence.name().equals(name)
                        && Objects.requireNonNullElse(offence.merchant(), merchant)
                                .equals(merchant))
                .map(Broken::what)
                .toList();
    }

    public boolean isAudited() {
        return last != null;
    }

    public @Nullable Instant at() {
        return last == null ? null : last.beganAt();
    }

    /** @return how many are broken for this merchant */
    public long violations() {
        return rows.stream().filter(row -> !row.isHolding()).count();
    }

    public boolean isClean() {
        return violations() == 0;
    }
}
