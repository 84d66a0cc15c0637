package oms.chaos;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import oms.Command;
import oms.chaos.Proof.Verdict;
import oms.verify.Auditor;

/** {@code ./oms chaos <what> …}: breaks things on purpose, says what was seen, and last whether everything held. */
@ApplicationScoped
class ChaosCommand implements Command {
    /** Complaints shown of a proof, and how much of each. */
    private static final int COMPLAINTS = 20;

    private static final int LONGEST = 300;

    private final Stage stage;
    private final Auditor auditor;
    private final List<Proof> proofs;

    ChaosCommand(Stage stage, Auditor auditor) {
        this.stage = stage;
        this.auditor = auditor;
        this.proofs =
                List.of(new Buyers(), new GatewayFaults(), new Limits(), new Kill(), new KillPostgres(), new Shifts());
    }

    @Override
    public String name() {
        return "chaos";
    }

    @Override
    public int run(List<String> options) throws Exception {
        try {
            return run(Script.read(options, proofs), System.out);
        } catch (Script.Unclear unclear) {
            System.err.println("oms chaos: " + unclear.getMessage());
            explain(System.err);
            return 2;
        }
    }

    private void explain(PrintStream out) {
        out.println("There is, each with options of its own, and --seed N for all:");
        for (var proof : proofs) {
            out.printf("  %-10s %s%n", proof.name(), proof.words());
            for (var option : proof.options())
                out.printf("             --%s N: %s (%d)%n", option.name(), option.words(), option.usually());
        }
    }

    private int run(Script script, PrintStream out) throws Exception {
        var lines = new ArrayList<String>();
        boolean held = true;
        out.printf("chaos: seed %d%n", script.seed());
        try (var scene = stage.set(out, new Random(script.seed()))) {
            for (var act : script.acts()) {
                out.printf("%s: %s%n", act.proof().name(), act.proof().words());
                var verdict = act.proof().run(scene, act.asked());
                var violations = audit(out);
                held &= verdict.held() && violations == 0;
                verdict.complaints().stream()
                        .limit(COMPLAINTS)
                        .forEach(complaint -> out.println("     " + shortened(complaint)));
                lines.add(line(act.proof(), verdict, violations));
            }
        }
        lines.forEach(out::println);
        return held ? 0 : 1;
    }

    /** Says what is broken, and only how many held. */
    private long audit(PrintStream out) {
        var said = new ByteArrayOutputStream();
        var violations = auditor.tell(new PrintStream(said, true, UTF_8));
        said.toString(UTF_8)
                .lines()
                .filter(line -> !line.startsWith("ok "))
                .forEach(line -> out.println("     " + line));
        return violations;
    }

    private static String shortened(String complaint) {
        return complaint.substring(0, Math.min(complaint.length(), LONGEST));
    }

    private static String line(Proof proof, Verdict verdict, long violations) {
        return "%s: %s, %d violations: %s"
                .formatted(
                        proof.name(),
                        verdict.figures(),
                        violations,
                        verdict.held() && violations == 0 ? "held" : "DID NOT HOLD");
    }
}
