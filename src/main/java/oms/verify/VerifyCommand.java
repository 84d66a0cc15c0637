package oms.verify;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import oms.Command;

/** {@code ./oms verify}: a line for each invariant, the rows that break it below, the count last. */
@ApplicationScoped
class VerifyCommand implements Command {
    private final Auditor auditor;

    VerifyCommand(Auditor auditor) {
        this.auditor = auditor;
    }

    @Override
    public String name() {
        return "verify";
    }

    @Override
    public int run(List<String> options) {
        var report = auditor.audit();
        print(report, System.out);
        return report.clean() ? 0 : 1;
    }

    private static void print(Report report, PrintStream out) {
        for (var finding : report.findings()) {
            out.printf(Locale.ROOT, "%-4s %02d %s%n", finding.holds() ? "ok" : "FAIL", finding.invariant().number(), finding.invariant().name());
            finding.offences().forEach(offence -> out.println("        " + (offence.merchant() == null ? "" : offence.merchant() + ": ") + offence.what()));
            if (finding.more()) out.println("        … and more");
        }
        out.printf(Locale.ROOT, "%d checks, %d violations%n", report.findings().size(), report.violations());
    }
}
