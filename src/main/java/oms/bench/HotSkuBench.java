package oms.bench;

import io.quarkus.arc.Unremovable;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.PrintStream;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import oms.verify.Auditor;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Two hundred buyers of one piece each: all of the same article, against each of another one, in turns, so that what else the
 * machine does strikes both. Their ratio is what the one row costs. Beside it the floor: bare updates of one row, committed one by
 * one, and eight in a transaction, which is the most that granting several reservations together could win.
 */
@ApplicationScoped
@Unremovable
class HotSkuBench {
    private static final int BUYERS = 200;
    private static final int WRITERS = 8;
    private static final int TOGETHER = 8;
    private static final int ROUNDS = 5;
    private static final Duration WARM_UP = Duration.ofSeconds(20);
    private static final Duration ROUND = Duration.ofSeconds(5);
    private static final Duration FLOOR = Duration.ofSeconds(2);
    /** What Retry-After says to those who find the queue full. */
    private static final Duration AS_TOLD = Duration.ofSeconds(1);

    private record Round(Race.Result hot, Race.Result spread, Race.Result floor, Race.Result together) {
        double ofSpread() {
            return hot.perSecond() / spread.perSecond();
        }

        double ofFloor() {
            return hot.perSecond() / floor.perSecond();
        }
    }

    private final Market market;
    private final Auditor auditor;
    private final Clock clock;
    private final PGSimpleDataSource database = new PGSimpleDataSource();

    HotSkuBench(
            Market market,
            Auditor auditor,
            Clock clock,
            @ConfigProperty(name = "quarkus.datasource.jdbc.url") String url,
            @ConfigProperty(name = "quarkus.datasource.username") String user,
            @ConfigProperty(name = "quarkus.datasource.password") String password) {
        this.market = market;
        this.auditor = auditor;
        this.clock = clock;
        database.setUrl(url);
        database.setUser(user);
        database.setPassword(password);
    }

    /** @return 0 when nobody was answered with an error and every invariant holds */
    int run(PrintStream out) throws Exception {
        var began = clock.instant();
        var storefront = market.open();
        var refused = new AtomicInteger();
        var broken = new AtomicInteger();
        out.println(BUYERS + " buyers at a time, one piece each; warming up …");
        Race.run(BUYERS, WARM_UP, () -> buyer(storefront, true, refused, broken));
        prepareFloor();
        refused.set(0);
        var rounds = new ArrayList<Round>();
        for (int i = 1; i <= ROUNDS; i++) {
            var round = new Round(
                    Race.run(BUYERS, ROUND, () -> buyer(storefront, false, refused, broken)),
                    Race.run(BUYERS, ROUND, () -> buyer(storefront, true, refused, broken)),
                    Race.run(WRITERS, FLOOR, () -> writer(1)),
                    Race.run(WRITERS, FLOOR, () -> writer(TOGETHER)));
            tell(out, i, round);
            rounds.add(round);
        }
        out.printf("asked to come again: %d, errors: %d%n", refused.get(), broken.get());
        soldOut(out, storefront, broken);
        dropFloor();
        var wrong = auditor.tell(out, began);
        out.printf(
                Locale.ROOT,
                "hot-sku: %.2f of as many buyers of different articles, %.2f of bare updates of one row, %d errors%n",
                median(rounds.stream().mapToDouble(Round::ofSpread).toArray()),
                median(rounds.stream().mapToDouble(Round::ofFloor).toArray()),
                broken.get());
        return wrong == 0 && broken.get() == 0 ? 0 : 1;
    }

    private static void tell(PrintStream out, int number, Round r) {
        out.printf(
                Locale.ROOT,
                "round %d   one article %4.0f/s (half within %.0f ms, 99%% within %.0f ms)   different ones %4.0f/s (%.0f, %.0f ms)   %.2f"
                        + "   floor %5.0f/s, in eights %5.0f/s%n",
                number,
                r.hot().perSecond(),
                r.hot().millis(0.5),
                r.hot().millis(0.99),
                r.spread().perSecond(),
                r.spread().millis(0.5),
                r.spread().millis(0.99),
                r.ofSpread(),
                r.floor().perSecond(),
                TOGETHER * r.together().perSecond());
    }

    private void soldOut(PrintStream out, String storefront, AtomicInteger broken) throws Exception {
        try (var office = market.office()) {
            Market.empty(office, 0);
        }
        var told = new AtomicInteger();
        var late = Race.run(BUYERS, ROUND, () -> buyer(storefront, false, told, broken));
        out.printf(
                Locale.ROOT,
                "sold out: %.0f refusals/s (half within %.0f ms, 99%% within %.0f ms)%n",
                late.perSecond(),
                late.millis(0.5),
                late.millis(0.99));
    }

    private Race.Runner buyer(String storefront, boolean spread, AtomicInteger refused, AtomicInteger broken)
            throws IOException {
        var line = market.line(storefront);
        return new Race.Runner() {
            @Override
            public long run(int basket) throws Exception {
                var bought = Market.buyOne(line, spread ? 1 + basket : 0);
                while (bought.code().equals("busy")) {
                    refused.incrementAndGet();
                    Thread.sleep(AS_TOLD);
                    bought = Market.buyOne(line, spread ? 1 + basket : 0);
                }
                if (bought.status() / 100 != 2 && !bought.code().equals("out_of_stock")) broken.incrementAndGet();
                return 1;
            }

            @Override
            public void close() throws IOException {
                line.close();
            }
        };
    }

    private void prepareFloor() throws SQLException {
        execute("create schema bench_floor");
        execute("create table bench_floor.hot (id int primary key, left_over bigint not null)");
        execute("insert into bench_floor.hot values (1, 1000000000)");
    }

    private void dropFloor() throws SQLException {
        execute("drop schema bench_floor cascade");
    }

    private void execute(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private Race.Runner writer(int together) throws SQLException {
        var connection = database.getConnection();
        connection.setAutoCommit(false);
        var update = connection.prepareStatement(
                "update bench_floor.hot set left_over = left_over - 1 where id = 1 and left_over >= 1");
        return new Race.Runner() {
            @Override
            public long run(int basket) throws SQLException {
                for (int i = 0; i < together; i++) update.executeUpdate();
                connection.commit();
                return together;
            }

            @Override
            public void close() throws SQLException {
                connection.close();
            }
        };
    }

    private static double median(double[] values) {
        var sorted = values.clone();
        java.util.Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
