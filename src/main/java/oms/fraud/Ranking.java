package oms.fraud;

import java.util.Comparator;
import java.util.List;
import java.util.function.DoublePredicate;

/** How well scores tell fraud from good orders. */
record Ranking(List<Case> cases) {
    /** A score and what the order turned out to be. */
    record Case(double score, boolean fraudulent) {}

    Ranking {
        cases = List.copyOf(cases);
    }

    int frauds() {
        return (int) cases.stream().filter(Case::fraudulent).count();
    }

    /**
     * The area under the receiver operating characteristic: the probability that a fraud scores higher than a good order, ties
     * counting half. Exact, by the rank sum R of the n frauds among n + m orders, equal scores sharing the mean of their ranks:
     * (R − n(n + 1) / 2) / (n m) (Mann and Whitney, 1947; Hanley and McNeil, 1982, The Meaning and Use of the Area under a
     * Receiver Operating Characteristic Curve).
     *
     * @return NaN where there is no fraud, or nothing else
     */
    double auc() {
        var sorted =
                cases.stream().sorted(Comparator.comparingDouble(Case::score)).toList();
        double sum = 0;
        for (int from = 0, to; from < sorted.size(); from = to) {
            to = from;
            var frauds = 0;
            while (to < sorted.size()
                    && sorted.get(to).score() == sorted.get(from).score())
                if (sorted.get(to++).fraudulent()) frauds++;
            sum += frauds * (from + 1 + to) / 2.0;
        }
        double frauds = frauds();
        return (sum - frauds * (frauds + 1) / 2) / (frauds * (cases.size() - frauds));
    }

    /** @param flagged which scores would be stopped or reviewed */
    Confusion at(DoublePredicate flagged) {
        return Confusion.of(cases.stream()
                .map(c -> new Confusion.Case(c.fraudulent(), flagged.test(c.score())))
                .toList());
    }
}
