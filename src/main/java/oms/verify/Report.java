package oms.verify;

import java.io.PrintStream;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What one audit found, all of it in one snapshot.
 *
 * @param changes how many changed keys and shelves it looked at; 0 for an audit of everything
 */
record Report(Instant at, List<Finding> findings, int changes) {
    /** @param offences the first rows that break the invariant; empty when it holds */
    record Finding(Invariant invariant, List<Offence> offences, boolean more) {
        public boolean holds() {
            return offences.isEmpty();
        }
    }

    /** @param merchant whose row it is, null where none can be told */
    record Offence(@Nullable String merchant, String what) {}

    Report {
        findings = List.copyOf(findings);
    }

    public long violations() {
        return findings.stream().filter(finding -> !finding.holds()).count();
    }

    public boolean clean() {
        return violations() == 0;
    }

    /** A line for each invariant, the rows that break it below, the count last. */
    void print(PrintStream out) {
        for (var finding : findings) {
            out.printf(
                    Locale.ROOT,
                    "%-4s %02d %s%n",
                    finding.holds() ? "ok" : "FAIL",
                    finding.invariant().number(),
                    finding.invariant().name());
            finding.offences()
                    .forEach(offence -> out.println("        "
                            + (offence.merchant() == null ? "" : offence.merchant() + ": ") + offence.what()));
            if (finding.more()) out.println("        … and more");
        }
        out.printf(Locale.ROOT, "%d checks, %d violations%n", findings.size(), violations());
    }
}
