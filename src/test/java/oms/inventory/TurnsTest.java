package oms.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class TurnsTest {
    private static final Duration LONG = Duration.ofSeconds(30);

    @Test
    void no_more_than_so_many_buy_a_sku_at_once() throws Exception {
        var turns = new Turns(3, 100, LONG);
        var inside = new AtomicInteger();
        var most = new AtomicInteger();
        try (var buyers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 60; i++)
                buyers.submit(() -> turns.waited("m", List.of("A"), () -> {
                    most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                    Thread.yield();
                    return inside.decrementAndGet();
                }));
        }
        assertThat(most.get()).isBetween(1, 3);
        assertThat(turns.busy()).as("turns nobody waits for").isZero();
    }

    @Test
    void who_comes_first_is_served_first() throws Exception {
        var turns = new Turns(1, 100, LONG);
        var served = Collections.synchronizedList(new ArrayList<Integer>());
        var open = new CountDownLatch(1);
        var threads = new ArrayList<Thread>();
        var first = Thread.startVirtualThread(() -> turns.waited("m", List.of("A"), () -> await(open)));
        while (first.getState() != Thread.State.WAITING) Thread.onSpinWait();
        for (int i = 0; i < 20; i++) {
            var number = i;
            var thread = Thread.startVirtualThread(() -> turns.waited("m", List.of("A"), () -> served.add(number)));
            while (thread.getState() != Thread.State.TIMED_WAITING) Thread.onSpinWait();
            threads.add(thread);
        }
        open.countDown();
        for (var thread : threads) thread.join();
        assertThat(served).hasSize(20).isSorted();
    }

    @Test
    void who_finds_the_queue_full_is_told_at_once_to_come_again() throws Exception {
        var turns = new Turns(1, 1, LONG);
        var open = new CountDownLatch(1);
        try (var buyers = Executors.newVirtualThreadPerTaskExecutor()) {
            var waiting = new ArrayList<Future<?>>();
            var inside = new CountDownLatch(1);
            waiting.add(buyers.submit(() -> turns.waited("m", List.of("A"), () -> {
                inside.countDown();
                return await(open);
            })));
            inside.await();
            var second = Thread.ofVirtual().unstarted(() -> turns.waited("m", List.of("A"), () -> true));
            second.start();
            while (second.getState() != Thread.State.TIMED_WAITING) Thread.onSpinWait();
            assertThatThrownBy(() -> turns.waited("m", List.of("A"), () -> true))
                    .isInstanceOfSatisfying(Crowded.class, e -> {
                        assertThat(e.status()).isEqualTo(409);
                        assertThat(e.code()).isEqualTo("busy");
                        assertThat(e.retryAfter()).isEqualTo(1);
                    });
            assertThat(turns.<Boolean>waited("m", List.of("B"), () -> true))
                    .as("another SKU")
                    .isTrue();
            assertThat(turns.<Boolean>waited("n", List.of("A"), () -> true))
                    .as("another merchant")
                    .isTrue();
            open.countDown();
            second.join();
        }
        assertThat(turns.busy()).isZero();
    }

    @Test
    void nobody_waits_longer_than_the_patience_and_nothing_is_left_behind() throws Exception {
        var turns = new Turns(1, 10, Duration.ofMillis(20));
        var open = new CountDownLatch(1);
        var inside = new CountDownLatch(1);
        var first = Thread.startVirtualThread(() -> turns.waited("m", List.of("B"), () -> {
            inside.countDown();
            return await(open);
        }));
        inside.await();
        assertThatThrownBy(() -> turns.waited("m", List.of("A", "B"), () -> true))
                .isInstanceOf(Crowded.class);
        assertThat(turns.<Boolean>waited("m", List.of("A"), () -> true))
                .as("A was given back")
                .isTrue();
        open.countDown();
        first.join();
        assertThat(turns.<Boolean>waited("m", List.of("A", "B"), () -> true)).isTrue();
        assertThat(turns.busy()).isZero();
    }

    @Test
    void baskets_that_name_the_same_skus_in_any_order_never_wait_for_each_other_for_good() throws Exception {
        var turns = new Turns(1, 1000, LONG);
        var done = new AtomicInteger();
        try (var buyers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 200; i++) {
                var skus = new ArrayList<>(List.of("A", "B", "C"));
                Collections.rotate(skus, i);
                buyers.submit(() -> turns.waited("m", skus, done::incrementAndGet));
            }
        }
        assertThat(done).hasValue(200);
    }

    @Test
    void a_turn_is_given_on_when_the_work_fails() {
        var turns = new Turns(1, 0, LONG);
        assertThatThrownBy(() -> turns.waited("m", List.of("A"), () -> {
                    throw new IllegalStateException("broken");
                }))
                .hasMessage("broken");
        assertThat(turns.<Boolean>waited("m", List.of("A"), () -> true)).isTrue();
    }

    private static boolean await(CountDownLatch latch) {
        try {
            latch.await();
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
