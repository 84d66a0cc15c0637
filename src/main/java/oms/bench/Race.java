package oms.bench;

import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Many at once do the same thing over and over, each on its own virtual thread, for a while. */
final class Race {
    /** How many do it at once. */
    static final int RUNNERS = 16;

    /** What one of them does: one round of work for a basket; opened for each of them before the time runs. */
    interface Runner extends AutoCloseable {
        /** @return anything worth adding up */
        long run(int basket) throws Exception;
    }

    interface Opening {
        Runner open() throws Exception;
    }

    /**
     * How it went.
     *
     * @param nanos how long each piece of work took, ascending
     * @param sum of what the runners returned
     */
    record Result(double seconds, long[] nanos, long sum) {
        double perSecond() {
            return nanos.length / seconds;
        }

        double millis(double part) {
            return nanos.length == 0 ? 0 : nanos[(int) (part * (nanos.length - 1))] / 1e6;
        }
    }

    private record Lap(long[] nanos, long sum) {}

    private Race() {}

    static Result run(Duration time, Opening opening) throws Exception {
        return run(RUNNERS, time, opening);
    }

    static Result run(int runners, Duration time, Opening opening) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var start = System.nanoTime();
            var end = start + time.toNanos();
            var laps = IntStream.range(0, runners)
                    .mapToObj(i -> threads.submit(() -> lap(opening, end)))
                    .toList();
            var results = laps.stream().map(Race::get).toList();
            var seconds = (System.nanoTime() - start) / 1e9;
            var nanos = results.stream()
                    .flatMapToLong(lap -> LongStream.of(lap.nanos()))
                    .sorted()
                    .toArray();
            return new Result(
                    seconds, nanos, results.stream().mapToLong(Lap::sum).sum());
        }
    }

    private static Lap lap(Opening opening, long end) throws Exception {
        var random = ThreadLocalRandom.current();
        var nanos = new long[64];
        int count = 0;
        long sum = 0;
        try (var runner = opening.open()) {
            for (var at = System.nanoTime(); at < end; ) {
                sum += runner.run(random.nextInt(Market.BASKETS));
                var then = System.nanoTime();
                if (count == nanos.length) nanos = Arrays.copyOf(nanos, 2 * count);
                nanos[count++] = then - at;
                at = then;
            }
        }
        return new Lap(Arrays.copyOf(nanos, count), sum);
    }

    private static Lap get(Future<Lap> lap) {
        try {
            return lap.get();
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
