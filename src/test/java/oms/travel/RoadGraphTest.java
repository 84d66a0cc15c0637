package oms.travel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import oms.travel.RoadGraph.Access;
import oms.travel.RoadGraph.Edge;
import org.junit.jupiter.api.Test;

/** Meeting in the middle of a contracted network finds what going over all of it finds. */
class RoadGraphTest {
    private static final int JUNCTIONS = 60;

    @Test
    void ways_over_the_contracted_network_are_the_quickest_there_are() {
        for (var seed = 0; seed < 10; seed++) {
            var seconds = streets(new Random(seed));
            var quickest = floydWarshall(seconds);
            var graph = contract(seconds);
            List<List<Access>> places = new ArrayList<>();
            for (int n = 0; n < JUNCTIONS; n++) places.add(List.of(new Access(n, 0, 0)));
            var table = graph.table(places, places);
            for (int i = 0; i < JUNCTIONS; i++)
                for (int j = 0; j < JUNCTIONS; j++) {
                    if (Double.isInfinite(quickest[i][j]))
                        assertThat(table.seconds()[i][j]).isNaN();
                    else {
                        assertThat(table.seconds()[i][j]).isCloseTo(quickest[i][j], within(1e-6));
                        assertThat(table.metres()[i][j]).isCloseTo(10 * quickest[i][j], within(1e-5));
                    }
                }
        }
    }

    @Test
    void a_point_between_junctions_takes_the_better_way_out_and_a_point_without_one_has_none() {
        var seconds = new double[3][3];
        for (var row : seconds) Arrays.fill(row, Double.POSITIVE_INFINITY);
        seconds[0][2] = 10;
        seconds[1][2] = 3;
        var graph = contract(seconds);
        var start = List.of(new Access(0, 1, 10), new Access(1, 4, 40));
        var table = graph.table(List.of(start, List.of()), List.of(List.of(new Access(2, 2, 20))));
        assertThat(table.seconds()[0][0]).isEqualTo(9);
        assertThat(table.metres()[0][0]).isEqualTo(90);
        assertThat(table.seconds()[1][0]).isNaN();
    }

    private static double[][] streets(Random random) {
        var seconds = new double[JUNCTIONS][JUNCTIONS];
        for (var row : seconds) Arrays.fill(row, Double.POSITIVE_INFINITY);
        for (int s = 0; s < 3 * JUNCTIONS; s++) {
            int from = random.nextInt(JUNCTIONS);
            int to = random.nextInt(JUNCTIONS);
            if (from != to) seconds[from][to] = 1 + random.nextInt(100);
        }
        return seconds;
    }

    private static double[][] floydWarshall(double[][] seconds) {
        var best = Arrays.stream(seconds).map(double[]::clone).toArray(double[][]::new);
        for (int n = 0; n < best.length; n++) best[n][n] = 0;
        for (int k = 0; k < best.length; k++)
            for (int i = 0; i < best.length; i++)
                for (int j = 0; j < best.length; j++) best[i][j] = Math.min(best[i][j], best[i][k] + best[k][j]);
        return best;
    }

    /** Junction after junction is taken out and every pair of its neighbours joined by a shortcut; a metre takes a tenth of a second. */
    private static RoadGraph contract(double[][] seconds) {
        var left = Arrays.stream(seconds).map(double[]::clone).toArray(double[][]::new);
        var out = new ArrayList<Edge>();
        var in = new ArrayList<Edge>();
        int count = left.length;
        for (int n = 0; n < count; n++) {
            for (int other = n + 1; other < count; other++) {
                if (Double.isFinite(left[n][other])) out.add(new Edge(n, other, left[n][other], 10 * left[n][other]));
                if (Double.isFinite(left[other][n])) in.add(new Edge(other, n, left[other][n], 10 * left[other][n]));
            }
            for (int a = n + 1; a < count; a++)
                for (int b = n + 1; b < count; b++)
                    if (a != b) left[a][b] = Math.min(left[a][b], left[a][n] + left[n][b]);
        }
        return new RoadGraph(count, out, in);
    }
}
