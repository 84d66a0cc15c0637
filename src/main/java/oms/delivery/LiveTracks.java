package oms.delivery;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Orders that somebody follows right now. Each is read every second or two, once for all who follow it on this replica; the
 * database is where replicas meet, so it does not matter which of them hears the driver. What nobody follows is not read.
 */
@Singleton
class LiveTracks {
    private static final int MOST_FOLLOWERS = 20;
    /** After which a connection that says nothing would look broken to what lies between. */
    private static final Duration SILENCE = Duration.ofSeconds(15);

    private final Map<String, Look> followed = new ConcurrentHashMap<>();
    private final DeliverySettings settings;

    LiveTracks(DeliverySettings settings) {
        this.settings = settings;
    }

    /**
     * @param read reads the order's state
     * @return the state, now and again, until the order or the patience for one connection ends
     * @throws TooOften where one order is followed by far more than its shopper's devices
     */
    Multi<TrackView> follow(String orderId, Supplier<TrackView> read) {
        refuseCrowd(followed.get(orderId));
        return Multi.createFrom().deferred(() -> {
            var look = join(orderId);
            return Multi.createFrom()
                    .ticks()
                    .every(settings.liveEvery())
                    .onOverflow()
                    .drop()
                    .emitOn(Infrastructure.getDefaultWorkerPool(), 1)
                    .map(tick -> look.at(read))
                    .select()
                    .first(new UntilOver())
                    .select()
                    .first(settings.liveAtMost())
                    .select()
                    .where(new News())
                    .onTermination()
                    .invoke(() -> leave(orderId));
        });
    }

    /** @return how many orders are followed here */
    int size() {
        return followed.size();
    }

    private Look join(String orderId) {
        var joined = followed.compute(orderId, (id, known) -> {
            refuseCrowd(known); // again, where only one looks at a time
            var look = known == null ? new Look() : known;
            look.count++;
            return look;
        });
        return java.util.Objects.requireNonNull(joined);
    }

    private static void refuseCrowd(@Nullable Look followers) {
        if (followers != null && followers.count >= MOST_FOLLOWERS)
            throw new TooOften("too_many_followers", "This order is followed at many places already", 30);
    }

    private void leave(String orderId) {
        followed.computeIfPresent(orderId, (id, look) -> --look.count == 0 ? null : look);
    }

    /** The last look at one order, shared. */
    private final class Look {
        private volatile int count;
        private @Nullable TrackView seen;
        private long seenAt;

        synchronized TrackView at(Supplier<TrackView> read) {
            var now = System.nanoTime();
            var known = seen;
            if (known != null && now - seenAt < settings.liveEvery().toNanos() / 2) return known;
            var fresh = read.get();
            seen = fresh;
            seenAt = now;
            return fresh;
        }
    }

    /** Lets through what is new to one follower, and what is not new as a sign of life now and then. */
    private static final class News implements Predicate<TrackView> {
        private @Nullable TrackView told;

        @Override
        public boolean test(TrackView view) {
            var last = told;
            if (last != null
                    && last.shows(view)
                    && view.asOf().isBefore(last.asOf().plus(SILENCE))) return false;
            told = view;
            return true;
        }
    }

    /** Lets the state that ends the order through, and nothing after it. */
    private static final class UntilOver implements Predicate<TrackView> {
        private boolean isOver;

        @Override
        public boolean test(TrackView view) {
            var wasOver = isOver;
            isOver = view.over();
            return !wasOver;
        }
    }
}
