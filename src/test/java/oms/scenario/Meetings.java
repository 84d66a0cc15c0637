package oms.scenario;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Lets two use cases meet at one statement of the first: it stops there, the other runs until it is done or waits, it goes on. */
@ApplicationScoped
class Meetings {
    /** Who waits elsewhere than for a lock of the database, for a turn, say, is not waited for longer. */
    private static final Duration LONGEST = Duration.ofSeconds(3);

    /** @param happened whether the first use case has a statement of that number */
    record Met(boolean happened, List<String> failures) {}

    private final Wire wire;
    private final Clockwork clockwork;
    private final DataSource database;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    Meetings(Wire wire, Clockwork clockwork, DataSource database) {
        this.wire = wire;
        this.clockwork = clockwork;
        this.database = database;
    }

    /** Afterwards everything that follows from it has happened too. */
    Met meet(Supply supply, Schedule schedule) {
        var runs = schedule.prepare(new Scene(supply, clockwork));
        var barrier = new Barrier(schedule.statement());
        var failures = new ArrayList<String>();
        wire.tell(barrier);
        try {
            var first = threads.submit(() -> toItsEnd(runs.getFirst()));
            while (!barrier.isReached() && !first.isDone()) pause();
            if (barrier.isReached()) {
                var second = threads.submit(runs.getLast()::run);
                comesIn(second);
                barrier.opens();
                judge(schedule, second, failures);
            }
            barrier.opens();
            judge(schedule, first, failures);
        } finally {
            barrier.opens();
            clockwork.untilIdle();
            wire.isQuiet();
        }
        clockwork.goesOn(supply.shop);
        return new Met(barrier.isReached(), failures);
    }

    /** With what its commits begin. */
    private @Nullable Answer toItsEnd(Act.Runs runs) {
        var answer = runs.run();
        clockwork.untilIdle();
        return answer;
    }

    private void comesIn(Future<?> second) {
        var end = System.nanoTime() + LONGEST.toNanos();
        while (!second.isDone() && !somebodyWaits() && System.nanoTime() < end) pause();
    }

    private static void judge(Schedule schedule, Future<@Nullable Answer> run, List<String> failures) {
        try {
            var answer = run.get(30, TimeUnit.SECONDS);
            if (answer != null && answer.statusCode() >= 500) failures.add(schedule + ": " + answer.asString());
        } catch (Exception failed) {
            failures.add(schedule + ": " + failed);
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
            TimeUnit.MILLISECONDS.sleep(2);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
