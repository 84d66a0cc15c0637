package oms.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Every use case that moves money or stock against every other, on the same order where it may stand for both and on the same
 * stock anyway: the first stops before one of its statements, the second runs until it is done or waits for a lock, the first
 * goes on. Nobody is answered with a failure, and afterwards every invariant holds.
 *
 * <p>Usually a sample that {@code -Doms.seed} chooses; with {@code -Doms.proof=whole} every pair and every statement,
 * or, with {@code -Doms.part=1/4}, the first of four parts of them.
 */
@QuarkusTest
@TestProfile(ExampleDay.class)
class PairsTest {
    private static final int SAMPLE = 40;
    private static final int FIRST_STATEMENTS = 40;
    private static final int LOOK_EVERY = 10;
    /** A shop's day is over some time, and the more it has sold the longer its books are read. */
    private static final int A_DAYS_WORK = 60;

    private static final int LOAD = 8;
    private static final long SEED = Long.getLong("oms.seed", 20260506);
    private static final boolean WHOLE = "whole".equals(System.getProperty("oms.proof"));

    @Inject
    Shops shops;

    @Inject
    Wire wire;

    @Inject
    Clockwork clockwork;

    @Inject
    Meetings meetings;

    private final List<String> violations = new ArrayList<>();
    private final List<Schedule> unaudited = new ArrayList<>();
    private Supply supply;
    private int ofTheDay;
    private int schedules;

    @Test
    void no_two_use_cases_harm_each_other_wherever_they_meet() {
        var pairs = pairs();
        opens();
        if (WHOLE) everySchedule(pairs);
        else sample(pairs);
        System.out.printf(
                "pairs: %d pairs, %d schedules, %d violations (seed %d)%n",
                WHOLE ? pairs.size() : SAMPLE, schedules, violations.size(), SEED);
        assertThat(violations).isEmpty();
    }

    private static List<List<Act>> pairs() {
        var pairs = new ArrayList<List<Act>>();
        for (var first : Acts.ALL) for (var second : Acts.ALL) pairs.add(List.of(first, second));
        Collections.shuffle(pairs, new Random(SEED));
        var part = System.getProperty("oms.part", "1/1").split("/", 2);
        int parts = Integer.parseInt(part[1]);
        return IntStream.iterate(Integer.parseInt(part[0]) - 1, i -> i < pairs.size(), i -> i + parts)
                .mapToObj(pairs::get)
                .toList();
    }

    private void everySchedule(List<List<Act>> pairs) {
        int done = 0;
        for (var pair : pairs) {
            int statement = 1;
            while (meets(new Schedule(pair.getFirst(), pair.getLast(), statement))) statement++;
            look();
            System.out.printf(
                    "%d/%d %s, %s: %d statements%n",
                    ++done, pairs.size(), pair.getFirst().name(), pair.getLast().name(), statement - 1);
        }
    }

    /** The statement is drawn; where the first use case has not as many, it is drawn anew from those it has. */
    private void sample(List<List<Act>> pairs) {
        var dice = new Random(SEED);
        for (var pair : pairs.subList(0, SAMPLE)) {
            var bound = FIRST_STATEMENTS;
            while (bound > 0) {
                int statement = 1 + dice.nextInt(bound);
                if (meets(new Schedule(pair.getFirst(), pair.getLast(), statement))) break;
                bound = statement - 1;
            }
            if (unaudited.size() >= LOOK_EVERY) look();
        }
        look();
    }

    /** @return whether the first use case has a statement of that number */
    private boolean meets(Schedule schedule) {
        if (ofTheDay++ >= A_DAYS_WORK) {
            look();
            opens();
        }
        schedules++;
        unaudited.add(schedule);
        var met = meetings.meet(supply, schedule);
        violations.addAll(met.failures());
        return met.happened();
    }

    /** Another shop, on the same day. */
    private void opens() {
        clockwork.isReal();
        supply = new Supply(shops, LOAD);
        ofTheDay = 1;
    }

    /** Where something is broken, each schedule since the last look is gone through once more, alone, to tell which one it was. */
    private void look() {
        var broken = supply.shop.broken();
        if (!broken.isEmpty()) {
            violations.add("One of " + unaudited + ": " + broken);
            for (var suspect : unaudited) {
                opens();
                meetings.meet(supply, suspect);
                var alone = supply.shop.broken();
                if (!alone.isEmpty()) violations.add(suspect + ": " + alone);
            }
            opens();
        }
        unaudited.clear();
    }

    @AfterEach
    void isQuiet() {
        wire.isQuiet();
        clockwork.isReal();
    }
}
