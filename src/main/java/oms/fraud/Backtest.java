package oms.fraud;

import io.quarkus.arc.Unremovable;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import oms.web.Problem;
import org.jdbi.v3.core.Jdbi;

/** Measures scores against what people found out; trains nothing and changes nothing. Asked for by name alone, by its bench. */
@Unremovable
@ApplicationScoped
class Backtest {
    private static final long SEED = 20260506;
    private static final int SYNTHETIC_ORDERS = 3000;
    private static final int FAULTS_SHOWN = 20;

    private record Row(BigDecimal score, boolean fraudulent, String merchant) {}

    private final Jdbi jdbi;
    private final Models models;
    private final Replay replay;

    Backtest(Jdbi jdbi, Models models, Replay replay) {
        this.jdbi = jdbi;
        this.models = models;
        this.replay = replay;
    }

    /** Of the database's own labels, of all merchants; of a made-up history where there are none. */
    int run(PrintStream out) {
        var rows = labelled();
        if (rows.isEmpty()) {
            out.printf(
                    "no labels in this database: a SYNTHETIC history, made by this bench with seed %d; it says how the signals work, not how well%n",
                    SEED);
            return measure(SyntheticHistory.csv(SEED, SYNTHETIC_ORDERS), Rules.AT_FIRST, "the first rules", out);
        }
        var merchants = rows.stream().map(Row::merchant).distinct().toList();
        var rules = merchants.size() == 1
                ? models.inUse(merchants.getFirst()).live().rules()
                : Rules.AT_FIRST;
        var whose = merchants.size() == 1 ? "the shop's live version" : "the first rules";
        out.printf(
                "labels of this database, %d shops; scores as they were given, thresholds of %s%n",
                merchants.size(), whose);
        tell(
                new Ranking(rows.stream()
                        .map(r -> new Ranking.Case(r.score().doubleValue(), r.fraudulent()))
                        .toList()),
                rules,
                out);
        return 0;
    }

    /** Of a history in a CSV file; see {@link HistoryFile} for its columns. */
    int run(String csv, PrintStream out) {
        return measure(csv, Rules.AT_FIRST, "the first rules", out);
    }

    private int measure(String csv, Rules rules, String whose, PrintStream out) {
        try {
            var file = HistoryFile.read(csv);
            var report = file.report();
            report.errors().stream()
                    .limit(FAULTS_SHOWN)
                    .forEach(f -> out.printf("line %d %s: %s%n", f.line(), f.column(), f.detail()));
            out.printf(
                    "%d rows, %d of them refused; scored in the order of their time by %s%n",
                    report.rows(), report.failed(), whose);
            tell(replay.of(file.rows(), rules), rules, out);
            return report.failed() == 0 ? 0 : 1;
        } catch (Problem refused) {
            out.println(refused.detail());
            refused.faults().forEach(f -> out.println("  " + f.pointer() + ": " + f.detail()));
            return 2;
        }
    }

    private static void tell(Ranking ranking, Rules rules, PrintStream out) {
        var review = rules.reviewFrom();
        var reject = rules.rejectAbove();
        var reviewed = ranking.at(score -> score >= review.doubleValue());
        var rejected = ranking.at(score -> score > reject.doubleValue());
        out.printf("%d labelled orders, %d of them fraud%n", ranking.cases().size(), ranking.frauds());
        out.println("threshold          precision   recall   fraud caught   missed   false alarms   good passed");
        line("review from " + two(review), reviewed, out);
        line("reject above " + two(reject), rejected, out);
        out.printf(
                "fraud: AUC %s, precision %s at %s, recall %s; precision %s at %s, recall %s%n",
                three(ranking.auc()),
                three(reviewed.precision()),
                two(review),
                three(reviewed.recall()),
                three(rejected.precision()),
                two(reject),
                three(rejected.recall()));
    }

    private static void line(String name, Confusion c, PrintStream out) {
        out.printf(
                "%-18s %9s %8s %14d %8d %14d %13d%n",
                name, three(c.precision()), three(c.recall()), c.caught(), c.missed(), c.alarms(), c.passed());
    }

    private static String three(double share) {
        return Double.isNaN(share) ? "n/a" : String.format(Locale.ROOT, "%.3f", share);
    }

    private static String two(BigDecimal threshold) {
        return String.format(Locale.ROOT, "%.2f", threshold);
    }

    /** Asked for no one merchant: the operator's look at all of them. */
    private List<Row> labelled() {
        return jdbi.withHandle(h -> h.createQuery("""
                        select score, fraudulent, merchant from (select a.score, a.merchant, LABELLED from oms_fraud.assessment a) scored
                         where fraudulent is not null""".replace("LABELLED", ScoreHistory.LABELLED))
                .mapTo(Row.class)
                .list());
    }
}
