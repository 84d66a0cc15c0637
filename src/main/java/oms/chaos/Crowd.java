package oms.chaos;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/** Many who do the same at once, in an order of chance, over as many connections as their shop has. */
final class Crowd {
    private static final int COMPLAINTS = 10;

    private final List<Integer> order = new ArrayList<>();
    private final Semaphore connections;
    private final List<String> complaints = Collections.synchronizedList(new ArrayList<>());

    Crowd(int many, int atOnce, Random chance) {
        for (int i = 0; i < many; i++) order.add(i);
        Collections.shuffle(order, chance);
        this.connections = new Semaphore(atOnce);
    }

    /** Returns when all have done it. */
    void each(IntConsumer step) throws InterruptedException {
        over(order, step::accept);
    }

    /** The same for other things than numbers. */
    <T> void over(List<T> things, Consumer<T> step) throws InterruptedException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var one : things) {
                connections.acquire();
                threads.submit(() -> {
                    try {
                        step.accept(one);
                    } catch (RuntimeException e) {
                        if (complaints.size() < COMPLAINTS) complaints.add(one + ": " + e);
                    } finally {
                        connections.release();
                    }
                });
            }
        }
    }

    /** @return what broke in the driver itself, the first of it */
    List<String> complaints() {
        return List.copyOf(complaints);
    }
}
