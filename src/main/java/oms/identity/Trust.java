package oms.identity;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What this replica learnt of credentials in the last seconds, so that a busy storefront does not cost a query per request.
 * What is revoked here is forgotten at once; other replicas forget it when the trust runs out.
 */
@Singleton
class Trust {
    private static final int MOST = 20_000;

    private record Entry(Known known, Instant until) {}

    private final Map<String, Entry> entries = new ConcurrentHashMap<>();
    private final IdentitySettings settings;
    private final Clock clock;

    Trust(IdentitySettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    Optional<Known> find(String hash) {
        var entry = entries.get(hash);
        return entry != null && clock.instant().isBefore(entry.until) ? Optional.of(entry.known) : Optional.empty();
    }

    void learn(String hash, Known known) {
        var now = clock.instant();
        if (entries.size() >= MOST) entries.values().removeIf(entry -> !now.isBefore(entry.until));
        if (entries.size() < MOST) entries.put(hash, new Entry(known, now.plus(settings.trust())));
    }

    void forgetCredential(String credential) {
        entries.values().removeIf(entry -> entry.known.credential().equals(credential));
    }

    /** The person's sessions and devices, because roles or activity changed. */
    void forgetPerson(String person) {
        entries.values().removeIf(entry -> entry.known.id().equals(person));
    }
}
