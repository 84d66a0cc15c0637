package oms.bench;

import io.quarkus.arc.Unremovable;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.PrintStream;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import oms.verify.Auditor;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Completed checkouts a second over HTTP, against the rows of one completed checkout written by a bare JDBC transaction; both as
 * many at once, in turns, so that what else the machine does strikes both. What follows a checkout (fraud, allocation …) is stored
 * as events and stands still meanwhile.
 */
@ApplicationScoped
@Unremovable
class CheckoutBench {
    private static final int ROUNDS = 5;
    /** Checkouts after which the just-in-time compiler has seen the whole path; a busy machine takes longer for them. */
    private static final int WARM = 3_000;

    private static final Duration WARM_UP = Duration.ofSeconds(10);
    private static final int WARM_UPS = 6;
    private static final Duration CHECKOUTS = Duration.ofSeconds(4);
    private static final Duration FLOOR = Duration.ofSeconds(2);

    /** @param checkouts and {@code floor} of one round */
    private record Round(Race.Result checkouts, Race.Result floor) {
        double ratio() {
            return checkouts.perSecond() / floor.perSecond();
        }
    }

    private final Market market;
    private final Auditor auditor;
    private final Clock clock;
    private final PGSimpleDataSource database = new PGSimpleDataSource();

    CheckoutBench(
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
        database.setReWriteBatchedInserts(true);
    }

    /** @return 0 when every checkout was completed and every invariant holds */
    int run(PrintStream out) throws Exception {
        var began = clock.instant();
        var storefront = market.open();
        var footprints = footprints(storefront);
        out.printf(
                "%d at a time, %d baskets of two articles; one checkout leaves %d rows in %d tables%n",
                Race.RUNNERS, Market.BASKETS, footprints.getFirst().rows(), tables(footprints.getFirst()));
        out.println("warming up …");
        for (int i = 0, done = 0; i < WARM_UPS && done < WARM; i++)
            done += Race.run(WARM_UP, () -> buyer(storefront)).nanos().length;
        Race.run(FLOOR, () -> writer(footprints));
        var rounds = new ArrayList<Round>();
        for (int i = 1; i <= ROUNDS; i++) {
            var round =
                    new Round(Race.run(CHECKOUTS, () -> buyer(storefront)), Race.run(FLOOR, () -> writer(footprints)));
            tell(out, i, round);
            rounds.add(round);
        }
        var broken = auditor.tell(out, began);
        out.printf(Locale.ROOT, "checkout: %.2f of floor, %.0f statements%n", median(rounds), statements(rounds));
        return broken == 0 ? 0 : 1;
    }

    private static void tell(PrintStream out, int number, Round round) {
        var checkouts = round.checkouts();
        out.printf(
                Locale.ROOT,
                "round %d   checkouts %5.0f/s (half within %.0f ms, 99%% within %.0f ms)   floor %5.0f/s   %.2f%n",
                number,
                checkouts.perSecond(),
                checkouts.millis(0.5),
                checkouts.millis(0.99),
                round.floor().perSecond(),
                round.ratio());
    }

    /** One of each basket; where a checkout had to do what most need not (a new block of numbers), another one is looked at. */
    private List<Footprint> footprints(String storefront) throws IOException, SQLException {
        var footprints = new ArrayList<Footprint>();
        try (var line = market.line(storefront);
                var connection = database.getConnection()) {
            Market.buy(line, 0);
            for (int basket = 0; basket < Market.BASKETS; basket++) {
                var one = footprint(line, connection, basket);
                var other = footprint(line, connection, basket);
                footprints.add(one.rows() <= other.rows() ? one : other);
            }
        }
        return footprints;
    }

    private static Footprint footprint(Storefront line, java.sql.Connection connection, int basket)
            throws IOException, SQLException {
        var before = Footprint.World.of(connection);
        Market.buy(line, basket);
        return Footprint.between(before, Footprint.World.of(connection));
    }

    private static long tables(Footprint footprint) {
        return footprint.additions().stream()
                .map(Footprint.Addition::table)
                .distinct()
                .count();
    }

    private Race.Runner buyer(String storefront) throws IOException {
        var line = market.line(storefront);
        return new Race.Runner() {
            @Override
            public long run(int basket) throws IOException {
                return Market.buy(line, basket);
            }

            @Override
            public void close() throws IOException {
                line.close();
            }
        };
    }

    private Race.Runner writer(List<Footprint> footprints) throws SQLException {
        var floor = new Floor(database);
        return new Race.Runner() {
            @Override
            public long run(int basket) throws SQLException {
                floor.write(footprints.get(basket));
                return 0;
            }

            @Override
            public void close() throws SQLException {
                floor.close();
            }
        };
    }

    private static double median(List<Round> rounds) {
        var ratios = rounds.stream().mapToDouble(Round::ratio).sorted().toArray();
        return ratios[ratios.length / 2];
    }

    private static double statements(List<Round> rounds) {
        var sent = rounds.stream().mapToLong(r -> r.checkouts().sum()).sum();
        var done = rounds.stream().mapToLong(r -> r.checkouts().nanos().length).sum();
        return Math.ceil((double) sent / done - 0.5);
    }
}
