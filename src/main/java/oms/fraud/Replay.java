package oms.fraud;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import oms.Ids;
import oms.fraud.HistoryFile.Row;

/** Scores a history order by order as if each were placed now, by the same queries as in production; nothing of it is kept. */
@Singleton
class Replay {
    /** What became of an order is not known at once. */
    static final Duration KNOWN_AFTER = Duration.ofDays(3);

    private static final int AN_HOUR = 3600;

    private final Memory memory;
    private final Hashes hashes;

    Replay(Memory memory, Hashes hashes) {
        this.memory = memory;
        this.hashes = hashes;
    }

    /** @param rows in the order of their time */
    @ActivateRequestContext
    Ranking of(List<Row> rows, Rules rules) {
        QuarkusTransaction.begin(QuarkusTransaction.beginOptions().timeout(AN_HOUR));
        try {
            return scored(rows, rules, Ids.next("mer"));
        } finally {
            QuarkusTransaction.rollback();
        }
    }

    private Ranking scored(List<Row> rows, Rules rules, String merchant) {
        var cases = new ArrayList<Ranking.Case>();
        var unknown = new ArrayDeque<Row>();
        for (var row : rows) {
            while (!unknown.isEmpty()
                    && !unknown.getFirst().placedAt().plus(KNOWN_AFTER).isAfter(row.placedAt())) {
                var known = unknown.removeFirst();
                memory.ended(merchant, merchant + " " + known.order(), known.became());
            }
            var sighting = row.sighting(merchant, hashes::of);
            memory.keep(sighting);
            var score = rules.score(new Seen(row.facts(), memory.around(sighting, row.placedAt())));
            cases.add(new Ranking.Case(score.value().doubleValue(), row.fraudulent()));
            unknown.addLast(row);
        }
        return new Ranking(cases);
    }
}
