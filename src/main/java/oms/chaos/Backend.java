package oms.chaos;

import java.io.Closeable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import oms.outside.Line;
import oms.outside.Transport;
import org.jspecify.annotations.Nullable;

/**
 * The merchant's own back-end in front of both servers. It does what the API asks of a client and no more: goes to the other server
 * where one does not answer, repeats with the same {@code Idempotency-Key} what had no answer, and waits as long as it is told to
 * by 503, 429 and 409 with {@code Retry-After}.
 */
final class Backend implements Transport, Closeable {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final long PAUSE_MILLIS = 40;

    private final List<Instance> instances;
    private final AtomicInteger turn = new AtomicInteger();
    private final Queue<String> accidents = new ConcurrentLinkedQueue<>();
    private final LongAdder unanswered = new LongAdder();
    private final LongAdder later = new LongAdder();

    Backend(List<Instance> instances) {
        this.instances = List.copyOf(instances);
    }

    /** @throws IOException where nothing but silence and later came for a minute and a half */
    @Override
    public Answer send(Request request) throws IOException {
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            var answer = once(request);
            if (answer != null && !isLater(answer)) return told(request, answer);
            (answer == null ? unanswered : later).increment();
            if (System.nanoTime() > end) throw silence(request, answer);
            pause(answer == null ? PAUSE_MILLIS : 1_000L * answer.retryAfter());
        }
    }

    private static boolean isLater(Answer answer) {
        return answer.retryAfter() >= 0 && (answer.status() == 503 || answer.status() == 429 || answer.status() == 409);
    }

    private Answer told(Request request, Answer answer) {
        if (answer.status() >= 500) accidents.add(words(request, answer));
        return answer;
    }

    private IOException silence(Request request, @Nullable Answer last) {
        var words = last == null
                ? request.method() + " " + request.path() + " has no answer"
                : words(request, last) + " again and again";
        accidents.add(words);
        return new IOException(words);
    }

    private static String words(Request request, Answer answer) {
        return request.method() + " " + request.path() + " answered " + answer.status() + " " + answer.json();
    }

    private @Nullable Answer once(Request request) throws InterruptedIOException {
        var instance = next();
        Line line = null;
        try {
            line = instance.borrow();
            var answer = line.send(request);
            instance.giveBack(line);
            return answer;
        } catch (IOException silent) {
            if (line != null) Instance.close(line);
            if (Thread.currentThread().isInterrupted()) throw new InterruptedIOException("stopped");
            instance.shun();
            return null;
        }
    }

    private Instance next() {
        var first = Math.floorMod(turn.getAndIncrement(), instances.size());
        for (int i = 0; i < instances.size(); i++) {
            var instance = instances.get((first + i) % instances.size());
            if (!instance.isShunned()) return instance;
        }
        return instances.get(first);
    }

    private static void pause(long millis) throws InterruptedIOException {
        try {
            Thread.sleep(Math.max(millis, PAUSE_MILLIS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("stopped");
        }
    }

    /** @return 5xx that do not ask to come back, and silence that lasted; since this was last asked */
    List<String> accidents() {
        var all = List.copyOf(accidents);
        accidents.removeAll(all);
        return all;
    }

    /** @return requests so far to which a connection broke, or never came about */
    long unanswered() {
        return unanswered.sum();
    }

    /** @return answers so far that asked to come back later */
    long later() {
        return later.sum();
    }

    @Override
    public void close() {
        instances.forEach(Instance::shun);
    }
}
