package oms.verify;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
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
        return auditor.tell(System.out) == 0 ? 0 : 1;
    }
}
