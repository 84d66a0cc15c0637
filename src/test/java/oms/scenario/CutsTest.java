package oms.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The process dies between every pair of calls, to the database and to the gateway, of every use case that moves money: after
 * each statement (its transaction is rolled back) and after each commit (the answer is lost). Then the world goes on: the client
 * asks again, the resolver looks, events find their listeners. Each time the effect is there once and every invariant holds.
 *
 * <p>Usually a sample of the points that {@code -Doms.seed} chooses; with {@code -Doms.proof=whole} each of them.
 */
@QuarkusTest
@TestProfile(ExampleDay.class)
class CutsTest {
    /** They would tell of every death at length. */
    private static final List<String> QUIET = List.of(
            "oms.web.Problems",
            "oms.checkout.Till",
            "oms.events.Deliveries",
            "oms.database.AfterCommit",
            "oms.allocation.Planner",
            "oms.payment.Cashier");

    private static final long SEED = Long.getLong("oms.seed", 20260506);
    private static final boolean WHOLE = "whole".equals(System.getProperty("oms.proof"));
    private static final int STRIDE = 5;
    private static final int LOOK_EVERY = 10;
    private static final int LOAD = 10;
    private static int points;
    private static int clean;

    @Inject
    Shops shops;

    @Inject
    Wire wire;

    @Inject
    Clockwork clockwork;

    @TestFactory
    Stream<DynamicTest> the_process_dies_at_every_step_of() {
        QUIET.forEach(name -> Logger.getLogger(name).setLevel(Level.OFF));
        return Stream.of(
                cuts("place", Deed::place),
                cuts("cancel", Deed::cancel),
                cuts("deliver", Deed::deliver),
                cuts("refund", Deed::refund),
                cuts("capture", supply -> Deed.capture(supply, this::resolves)));
    }

    private DynamicTest cuts(String name, Function<Supply, Deed> begins) {
        return DynamicTest.dynamicTest(name, () -> {
            var supply = new Supply(shops, LOAD);
            var dice = new Random(SEED);
            int before = points;
            int at = 1;
            while (survives(supply.shop, begins.apply(supply), at)) at += WHOLE ? 1 : 1 + dice.nextInt(STRIDE);
            System.out.printf("cuts: %s, %d points%n", name, points - before);
        });
    }

    /** @return whether there was a point of that number */
    private boolean survives(Shop shop, Deed deed, int at) {
        var death = new Death(wire, at);
        wire.tell(death);
        try {
            deed.asks().ask();
            clockwork.untilIdle();
            shop.goesOn();
        } catch (Death.Died | RuntimeException cut) {
            if (!death.happened()) throw cut;
        } finally {
            clockwork.untilIdle();
            wire.isQuiet();
        }
        if (death.happened()) points++;
        try {
            asksAgain(deed);
            clockwork.goesOn(shop);
            deed.done().run();
            if (points % LOOK_EVERY == 0 || !death.happened()) shop.nothingIsBroken();
        } catch (AssertionError broken) {
            throw new AssertionError("Cut at point " + at + ": " + broken.getMessage(), broken);
        }
        if (death.happened()) clean++;
        return death.happened();
    }

    /** As a client does: by the same key, until there is an answer. */
    private void asksAgain(Deed deed) {
        clockwork.passes();
        var answer = deed.asks().ask();
        for (int tries = 1; answer != null && answer.statusCode() == 409 && tries < 4; tries++) {
            clockwork.passes();
            answer = deed.asks().ask();
        }
        if (answer != null)
            assertThat(answer.statusCode()).as(answer.asString()).isBetween(200, 299);
    }

    private @Nullable Answer resolves() {
        clockwork.passes();
        clockwork.resolves();
        return null;
    }

    @AfterEach
    void isQuiet() {
        wire.isQuiet();
        clockwork.isReal();
    }

    @AfterAll
    static void figures() {
        QUIET.forEach(name -> Logger.getLogger(name).setLevel(null));
        System.out.printf("cuts: %d points, %d clean%n", points, clean);
    }
}
