package oms.delivery;

import io.quarkus.logging.Log;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.mutiny.operators.multi.processors.BroadcastProcessor;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import oms.delivery.Tracking.Followed;
import oms.order.Orders;
import org.jspecify.annotations.Nullable;

/**
 * Orders that somebody follows right now. Every second three questions are asked for all that are followed on this replica: which
 * orders changed, which tours changed, where the drivers are. Only what changed is read; who moved is drawn from what was read. The
 * database is where replicas meet, so it does not matter which of them hears the driver. What nobody follows is not read.
 */
@Singleton
class LiveTracks {
    private static final int MOST_FOLLOWERS = 20;
    /** After which a connection that says nothing would look broken to what lies between. */
    private static final Duration SILENCE = Duration.ofSeconds(15);
    /** After which an order is read although nothing seems to have changed. */
    private static final Duration ANEW = Duration.ofMinutes(1);

    private final Map<String, Look> followed = new ConcurrentHashMap<>();
    private final Tracking tracking;
    private final RoadRepository road;
    private final Orders orders;
    private final DeliverySettings settings;
    private final Clock clock;
    private @Nullable ScheduledFuture<?> looking;

    LiveTracks(Tracking tracking, RoadRepository road, Orders orders, DeliverySettings settings, Clock clock) {
        this.tracking = tracking;
        this.road = road;
        this.orders = orders;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * @return the order's state, now and again, until the order or the patience for one connection ends
     * @throws TooOften where one order is followed by far more than its shopper's devices
     */
    Multi<TrackView> follow(String merchant, String orderId) {
        refuseCrowd(followed.get(orderId));
        return Multi.createFrom().deferred(() -> {
            var look = join(merchant, orderId);
            var first = Multi.createFrom()
                    .item(() -> look.first(clock.instant()))
                    .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
            return Multi.createBy()
                    .merging()
                    .streams(look.news.onOverflow().dropPreviousItems(), first)
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

    private Look join(String merchant, String orderId) {
        var joined = followed.compute(orderId, (id, known) -> {
            refuseCrowd(known); // again, where only one looks at a time
            var look = known == null ? new Look(merchant, orderId) : known;
            look.count++;
            return look;
        });
        begin();
        return Objects.requireNonNull(joined);
    }

    private synchronized void begin() {
        if (looking != null) return;
        var every = settings.liveEvery().toMillis();
        looking = Infrastructure.getDefaultWorkerPool()
                .scheduleWithFixedDelay(this::look, every, every, TimeUnit.MILLISECONDS);
    }

    @PreDestroy
    synchronized void end() {
        if (looking != null) looking.cancel(false);
    }

    private static void refuseCrowd(@Nullable Look followers) {
        if (followers != null && followers.count >= MOST_FOLLOWERS)
            throw new TooOften("too_many_followers", "This order is followed at many places already", 30);
    }

    private void leave(String orderId) {
        followed.computeIfPresent(orderId, (id, look) -> --look.count == 0 ? null : look);
    }

    private void look() {
        followed.values().stream()
                .collect(Collectors.groupingBy(look -> look.merchant))
                .forEach(this::look);
    }

    private void look(String merchant, List<Look> looks) {
        try {
            var ids = looks.stream().map(look -> look.orderId).toList();
            var versions = orders.versions(merchant, ids);
            var tours = road.fingerprints(merchant, ids);
            var now = clock.instant();
            for (var look : looks)
                look.read(versions.getOrDefault(look.orderId, 0L) + tours.getOrDefault(look.orderId, ""), now);
            show(merchant, looks, now);
        } catch (RuntimeException e) {
            Log.warnf("Followed orders could not be looked at: %s", e.getClass().getSimpleName());
        }
    }

    private void show(String merchant, Collection<Look> looks, Instant now) {
        var codes = looks.stream().flatMap(look -> look.drivers().stream()).collect(Collectors.toSet());
        var seen = tracking.seen(merchant, codes);
        for (var look : looks) {
            var order = look.order;
            if (order != null) look.news.onNext(tracking.view(order, seen, now));
        }
    }

    /** One order that is followed, as it was last read; shared by all who follow it. */
    private final class Look {
        private final BroadcastProcessor<TrackView> news = BroadcastProcessor.create();
        private final String merchant;
        private final String orderId;
        private volatile int count;
        private volatile @Nullable Followed order;
        private String state = "";
        private Instant readAt = Instant.EPOCH;

        Look(String merchant, String orderId) {
            this.merchant = merchant;
            this.orderId = orderId;
        }

        Collection<String> drivers() {
            var known = order;
            return known == null ? List.of() : known.drivers();
        }

        /** @param current what tells one state of the order and its tours from another */
        synchronized void read(String current, Instant now) {
            if (order != null && state.equals(current) && now.isBefore(readAt.plus(ANEW))) return;
            order = tracking.read(merchant, orderId);
            state = current;
            readAt = now;
        }

        TrackView first(Instant now) {
            synchronized (this) {
                if (order == null) order = tracking.read(merchant, orderId);
            }
            var known = Objects.requireNonNull(order);
            return tracking.view(known, tracking.seen(merchant, known.drivers()), now);
        }
    }

    /** Lets through what is new to one follower, and what is not new as a sign of life now and then. */
    private static final class News implements Predicate<TrackView> {
        private @Nullable TrackView told;

        @Override
        public boolean test(TrackView view) {
            var last = told;
            if (last != null
                    && (view.asOf().isBefore(last.asOf())
                            || last.shows(view)
                                    && view.asOf().isBefore(last.asOf().plus(SILENCE)))) return false;
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
