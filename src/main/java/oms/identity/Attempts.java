package oms.identity;

import io.github.bucket4j.Bucket;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** How often one may still try to log in: per account and per network address, each replica on its own. */
@Singleton
class Attempts {
    private static final int MOST = 50_000;
    private static final Duration WINDOW = Duration.ofMinutes(15);

    private final Map<String, Bucket> buckets = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > MOST;
        }
    };
    private final IdentitySettings settings;

    Attempts(IdentitySettings settings) {
        this.settings = settings;
    }

    /** @throws TooManyAttempts until some time has passed; known and unknown accounts are treated alike */
    synchronized void take(String account, String address) {
        take("address " + address, settings.attemptsPerAddress());
        take("account " + account, settings.attemptsPerAccount());
    }

    /** The right password was given: the account starts afresh. */
    synchronized void forget(String account) {
        buckets.remove("account " + account);
    }

    private void take(String name, int capacity) {
        var bucket = buckets.computeIfAbsent(
                name,
                n -> Bucket.builder()
                        .addLimit(limit -> limit.capacity(capacity).refillGreedy(capacity, WINDOW))
                        .build());
        var probe = bucket.tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) throw new TooManyAttempts(Duration.ofNanos(probe.getNanosToWaitForRefill()));
    }
}
