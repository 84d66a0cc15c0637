package oms.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Every use case that moves money or stock against every other, on the same order where it may stand for both and on the same
 * stock anyway: the first stops before one of its statements, the second runs until it is done or waits for a lock, the first
 * goes on. Nobody is answered with a failure, and afterwards every invariant holds.
 *
 * <p>Usually a sample that {@code -Doms.seed} chooses; with {@code -Doms.pairs=all} every pair and every statement.
 */
@QuarkusTest
@TestProfile(ExampleDay.class)
@EnabledIfSystemProperty(named = "oms.pairs", matches = ".+")
class PairsTest {
    private static final int SAMPLE = 40;
    private static final int FIRST_STATEMENTS = 40;
    private static final long SEED = Long.getLong("oms.seed", 20260506);
    private static final boolean ALL = "all".equals(System.getProperty("oms.pairs"));

    /** Two use cases, and before which statement of the first the second comes in. */
    private record Schedule(Act first, Act second, int statement) {
        @Override
        public String toString() {
            return "\"%s\" stops before statement %d, \"%s\" comes in"
                    .formatted(first.name(), statement, second.name());
        }
    }

    @Inject
    Shops shops;

    @Inject
    Wire wire;

    @Inject
    Clockwork clockwork;

    @Inject
    DataSource database;

    private final List<String> violations = new ArrayList<>();
    private int schedules;

    @Test
    void no_two_use_cases_harm_each_other_wherever_they_meet() {
        var pairs = pairs();
        try (var threads = Executors.newFixedThreadPool(2)) {
            if (ALL) everySchedule(threads, pairs);
            else sample(threads, pairs);
        }
        System.out.printf(
                "pairs: %d pairs, %d schedules, %d violations (seed %d)%n",
                ALL ? pairs.size() : SAMPLE, schedules, violations.size(), SEED);
        assertThat(violations).isEmpty();
    }

    private static List<List<Act>> pairs() {
        var pairs = new ArrayList<List<Act>>();
        for (var first : Act.ALL) for (var second : Act.ALL) pairs.add(List.of(first, second));
        Collections.shuffle(pairs, new Random(SEED));
        return pairs;
    }

    private void everySchedule(ExecutorService threads, List<List<Act>> pairs) {
        int done = 0;
        for (var pair : pairs) {
            var supply = supply();
            int statement = 1;
            while (meets(threads, supply, new Schedule(pair.getFirst(), pair.getLast(), statement))) statement++;
            System.out.printf(
                    "%d/%d %s, %s: %d statements%n",
                    ++done, pairs.size(), pair.getFirst().name(), pair.getLast().name(), statement - 1);
        }
    }

    /** The statement is drawn; where the first use case has not as many, it is drawn anew from those it has. */
    private void sample(ExecutorService threads, List<List<Act>> pairs) {
        var dice = new Random(SEED);
        var supply = supply();
        for (var pair : pairs.subList(0, SAMPLE)) {
            var bound = FIRST_STATEMENTS;
            while (bound > 0) {
                int statement = 1 + dice.nextInt(bound);
                if (meets(threads, supply, new Schedule(pair.getFirst(), pair.getLast(), statement))) break;
                bound = statement - 1;
            }
        }
    }

    private Supply supply() {
        return new Supply(shops, Map.of("tok_approved", 6, "tok_capture_timeout", 3));
    }

    /** @return whether the first use case has a statement of that number */
    private boolean meets(ExecutorService threads, Supply supply, Schedule schedule) {
        schedules++;
        var runs = prepare(supply, schedule);
        var barrier = new Barrier(schedule.statement);
        wire.tell(barrier);
        try {
            var first = threads.submit(runs.getFirst()::run);
            while (!barrier.isReached() && !first.isDone()) pause();
            if (!barrier.isReached()) barrier.opens(); // it has not as many: nobody else is stopped
            var second = threads.submit(runs.getLast()::run);
            while (!second.isDone() && !somebodyWaits()) pause();
            barrier.opens();
            judge(schedule, first);
            judge(schedule, second);
        } finally {
            barrier.opens();
            clockwork.untilIdle();
            wire.isQuiet();
        }
        look(supply.shop, schedule);
        return barrier.isReached();
    }

    private List<Act.Runs> prepare(Supply supply, Schedule schedule) {
        var shared = schedule.first.shared(schedule.second);
        if (shared == null) return List.of(alone(supply, schedule.first), alone(supply, schedule.second));
        var story = shared.order(supply);
        return List.of(
                schedule.first.begins().with(supply, clockwork, story),
                schedule.second.begins().with(supply, clockwork, story));
    }

    private Act.Runs alone(Supply supply, Act act) {
        var story = act.needsAnOrder() ? act.stages().getFirst().order(supply) : null;
        return act.begins().with(supply, clockwork, story);
    }

    private void judge(Schedule schedule, Future<@Nullable Response> run) {
        try {
            var answer = run.get(30, TimeUnit.SECONDS);
            if (answer != null && answer.statusCode() >= 500) violations.add(schedule + ": " + answer.asString());
        } catch (Exception failed) {
            violations.add(schedule + ": " + failed);
        }
    }

    private void look(Shop shop, Schedule schedule) {
        try {
            clockwork.goesOn(shop);
            shop.nothingIsBroken();
        } catch (AssertionError broken) {
            violations.add(schedule + ": " + broken.getMessage());
        }
    }

    /** Past the wire: it is no statement of theirs. */
    private boolean somebodyWaits() {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "select count(*) from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()")) {
            return rows.next() && rows.getInt(1) > 0;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(3);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @AfterEach
    void isQuiet() {
        wire.isQuiet();
        clockwork.isReal();
    }
}
