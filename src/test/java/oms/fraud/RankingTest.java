package oms.fraud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import oms.fraud.Ranking.Case;
import org.junit.jupiter.api.Test;

class RankingTest {
    @Test
    void fraud_above_everything_is_one_below_everything_none() {
        assertThat(new Ranking(List.of(new Case(0.9, true), new Case(0.1, false), new Case(0.2, false))).auc())
                .isEqualTo(1);
        assertThat(new Ranking(List.of(new Case(0.1, true), new Case(0.9, false))).auc())
                .isZero();
    }

    @Test
    void ties_count_half() {
        assertThat(new Ranking(List.of(new Case(0.5, true), new Case(0.5, false))).auc())
                .isEqualTo(0.5);
        assertThat(new Ranking(List.of(new Case(0.5, true), new Case(0.5, false), new Case(0.1, false))).auc())
                .isEqualTo(0.75);
    }

    @Test
    void of_one_kind_only_there_is_no_area() {
        assertThat(new Ranking(List.of()).auc()).isNaN();
        assertThat(new Ranking(List.of(new Case(0.5, true))).auc()).isNaN();
        assertThat(new Ranking(List.of(new Case(0.5, false))).auc()).isNaN();
    }

    @Test
    void the_ranks_say_the_same_as_comparing_every_pair() {
        var random = new Random(3);
        for (int round = 0; round < 50; round++) {
            var cases = new ArrayList<Case>();
            for (int i = 0; i < 60; i++)
                cases.add(new Case(random.nextInt(10) / 10.0, i == 0 || i != 1 && random.nextBoolean()));
            assertThat(new Ranking(cases).auc()).isCloseTo(pairs(cases), within(1e-12));
        }
    }

    private static double pairs(List<Case> cases) {
        double won = 0;
        long pairs = 0;
        for (var fraud : cases)
            for (var good : cases) {
                if (!fraud.fraudulent() || good.fraudulent()) continue;
                pairs++;
                won += fraud.score() > good.score() ? 1 : fraud.score() == good.score() ? 0.5 : 0;
            }
        return won / pairs;
    }

    @Test
    void a_history_is_the_same_for_the_same_seed_and_every_row_of_it_is_taken() {
        var csv = SyntheticHistory.csv(7, 300);
        assertThat(csv).isEqualTo(SyntheticHistory.csv(7, 300)).isNotEqualTo(SyntheticHistory.csv(8, 300));
        var file = HistoryFile.read(csv);
        assertThat(file.report().failed()).isZero();
        assertThat(file.rows())
                .hasSizeGreaterThanOrEqualTo(300)
                .isSortedAccordingTo(java.util.Comparator.comparing(HistoryFile.Row::placedAt));
        assertThat(file.rows().stream().filter(HistoryFile.Row::fraudulent).count())
                .isBetween(5L, 100L);
    }

    @Test
    void a_bad_row_is_told_and_the_others_are_taken() {
        var file = HistoryFile.read("""
                order,placed_at,customer,amount,currency,country,lat,lon,fraudulent
                1,2026-05-06T10:00:00Z,ada,10.00,USD,US,40.7,-74.0,no
                2,yesterday,ada,10.00,USD,US,40.7,-74.0,no
                3,2026-05-06T09:00:00Z,ada,10.00,USD,US,99,-74.0,no
                1,2026-05-06T10:00:00Z,ada,10.00,USD,US,40.7,-74.0,yes
                """);
        assertThat(file.rows()).hasSize(1);
        assertThat(file.report().errors()).extracting(oms.web.Csv.Fault::line).containsExactly(3L, 4L, 5L);
    }
}
