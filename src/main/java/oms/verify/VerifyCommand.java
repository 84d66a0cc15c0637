package oms.verify;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import oms.Command;

/**
 * {@code ./oms verify}: a line for each invariant, the rows that break it below, the count last. {@code --orders FILE} also asks
 * whether each order whose id stands in the file, one a line, is there. {@code --self-test} tests the checker instead, in a scratch
 * database: every planted fault must be caught.
 */
@ApplicationScoped
class VerifyCommand implements Command {
    private final Auditor auditor;
    private final SelfTest selfTest;

    VerifyCommand(Auditor auditor, SelfTest selfTest) {
        this.auditor = auditor;
        this.selfTest = selfTest;
    }

    @Override
    public String name() {
        return "verify";
    }

    @Override
    public int run(List<String> options) throws IOException, SQLException {
        if (options.contains("--self-test")) return selfTest.tell(System.out) == 0 ? 0 : 1;
        var file = options.indexOf("--orders");
        var orders = file < 0 || file + 1 == options.size() || areThere(Path.of(options.get(file + 1)));
        return auditor.tell(System.out) == 0 && orders ? 0 : 1;
    }

    private boolean areThere(Path file) throws IOException {
        var ids = Files.readAllLines(file).stream().filter(id -> !id.isBlank()).toList();
        var missing = auditor.missing(ids);
        System.out.printf(
                "%-4s 00 the %d orders of %s are there%n",
                missing.isEmpty() ? "ok" : "FAIL", ids.size(), file.getFileName());
        missing.forEach(id -> System.out.println("        " + id + " is missing"));
        return missing.isEmpty();
    }
}
