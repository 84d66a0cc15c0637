package oms.travel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import oms.geo.GeoPoint;
import oms.geo.TravelTimes;
import org.junit.jupiter.api.Test;

/** Ways are asked for once, in tables; when nobody answers the great circle does. */
class RoadTimesTest {
    private static final TravelTimes CROW = new TravelTimes() {
        @Override
        public Duration between(GeoPoint from, GeoPoint to) {
            return Duration.ofSeconds(1);
        }

        @Override
        public double metres(GeoPoint from, GeoPoint to) {
            return 2;
        }
    };

    private final List<String> asked = new ArrayList<>();
    private boolean down;
    private int fallbacks;
    private Instant now = Instant.parse("2026-05-06T12:00:00Z");

    private final Clock clock = new Clock() {
        @Override
        public java.time.ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    };

    private final RoadTimes roads = new RoadTimes(
            (from, to) -> table(from, to), CROW, () -> fallbacks++, Duration.ofSeconds(30), 10_000, clock);

    /** A minute and a kilometre for each hundredth of a degree eastwards, nothing beyond the tenth. */
    private Tables.Table table(List<GeoPoint> from, List<GeoPoint> to) throws IOException {
        asked.add(from.size() + "x" + to.size());
        if (down) throw new IOException("down");
        var seconds = new double[from.size()][to.size()];
        var metres = new double[from.size()][to.size()];
        for (int i = 0; i < from.size(); i++)
            for (int j = 0; j < to.size(); j++) {
                double steps = Math.abs(to.get(j).lon() - from.get(i).lon()) * 100;
                seconds[i][j] = steps > 10 ? Double.NaN : 60 * steps;
                metres[i][j] = steps > 10 ? Double.NaN : 1000 * steps;
            }
        return new Tables.Table(seconds, metres);
    }

    private static GeoPoint at(int step) {
        return new GeoPoint(50, step / 100.0);
    }

    private static List<GeoPoint> row(int from, int to) {
        var points = new ArrayList<GeoPoint>();
        for (int n = from; n < to; n++) points.add(at(n));
        return points;
    }

    @Test
    void what_was_made_ready_is_not_asked_for_again() {
        var ready = roads.ready(row(0, 3), List.of(row(3, 6)));
        assertThat(asked).containsExactly("3x6", "3x3", "3x3");
        assertThat(ready.between(at(0), at(5))).isEqualTo(Duration.ofMinutes(5));
        assertThat(ready.metres(at(5), at(0))).isEqualTo(5000);
        assertThat(roads.between(at(3), at(4))).isEqualTo(Duration.ofMinutes(1));
        assertThat(asked).hasSize(3);
        assertThat(fallbacks).isZero();
    }

    @Test
    void one_new_door_costs_one_row_and_one_column() {
        roads.ready(row(0, 8), List.of());
        asked.clear();
        roads.ready(row(0, 9), List.of());
        assertThat(asked).containsExactly("1x9", "8x1");
    }

    @Test
    void where_there_is_no_way_or_only_a_street_between_the_crow_flies() {
        roads.ready(List.of(at(0), at(20)), List.of());
        asked.clear();
        assertThat(roads.between(at(0), at(20))).isEqualTo(Duration.ofSeconds(1));
        assertThat(roads.metres(at(0), new GeoPoint(50.00001, 0))).isEqualTo(2);
        assertThat(asked).isEmpty();
        assertThat(fallbacks).isZero();
    }

    @Test
    void a_source_that_fails_is_left_alone_for_a_while_and_what_is_held_does_not_change() {
        down = true;
        var held = roads.ready(row(0, 4), List.of(row(4, 8)));
        assertThat(held.between(at(0), at(3))).isEqualTo(Duration.ofSeconds(1));
        assertThat(asked).hasSize(1);
        assertThat(fallbacks).isPositive();
        down = false;
        roads.between(at(0), at(3));
        assertThat(asked).as("not yet").hasSize(1);
        now = now.plusSeconds(31);
        assertThat(roads.between(at(0), at(3))).isEqualTo(Duration.ofMinutes(3));
        assertThat(held.between(at(0), at(3))).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void what_was_asked_for_long_ago_is_forgotten() {
        var few = new RoadTimes(this::table, CROW, () -> fallbacks++, Duration.ZERO, 4, clock);
        for (int n = 1; n < 9; n++) few.between(at(0), at(n));
        asked.clear();
        few.between(at(0), at(8));
        assertThat(asked).isEmpty();
        few.between(at(0), at(1));
        assertThat(asked).hasSize(1);
    }
}
