package oms.web;

import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import oms.web.IdempotencyRepository.Kept;
import org.jspecify.annotations.Nullable;

/**
 * Makes a repeated request give its first answer instead of a second effect. A key belongs to (caller, method, path); the
 * answer is stored in the effect's transaction and kept at least 24 hours. Refusals and failures store nothing.
 */
@RequestScoped
public class Idempotency {
    /** Longer than a completion waits for its gateway; after it nobody waits for the first one any more. */
    private static final Duration GIVEN_UP = Duration.ofSeconds(8);

    private final IdempotencyRepository repository;
    private final CanonicalJson json;
    private final Clock clock;
    private final SecurityIdentity caller;
    private final RoutingContext request;

    Idempotency(
            IdempotencyRepository repository,
            CanonicalJson json,
            Clock clock,
            SecurityIdentity caller,
            RoutingContext request) {
        this.repository = repository;
        this.json = json;
        this.clock = clock;
        this.caller = caller;
        this.request = request;
    }

    /**
     * Runs the effect in one transaction with its kept answer, or replays.
     *
     * @param key the {@code Idempotency-Key} header
     * @param body the request's body; its canonical JSON is the fingerprint
     * @throws Problem 400 without a key, 422 when the key came with another body before, 409 while the first one still runs
     */
    @Transactional
    public Response once(@Nullable String key, @Nullable Object body, Supplier<Response> effect) {
        var replay = begin(key, body);
        return replay.isPresent() ? replay.get() : finish(key, effect.get());
    }

    /**
     * For effects of several transactions: takes the key in the first one.
     *
     * @return the answer to replay, or empty when the caller is the first and must {@link #finish} later
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public Optional<Response> begin(@Nullable String key, @Nullable Object body) {
        var scope = scope();
        var fingerprint = json.fingerprint(body);
        var taken = repository.take(scope, checked(key), fingerprint, clock.instant());
        if (!taken.held()) throw new StillRunning();
        return taken.first() ? Optional.empty() : earlier(scope, checked(key), fingerprint);
    }

    /** Keeps the answer of what {@link #begin} began. */
    @Transactional
    public Response finish(@Nullable String key, Response answer) {
        repository.finish(
                scope(),
                checked(key),
                answer.getStatus(),
                json.text(answer.getEntity()),
                answer.getHeaderString(HttpHeaders.LOCATION));
        return answer;
    }

    /**
     * One that never finished (the process died after its first transaction) runs again: natural keys make it one effect, also where
     * the first is slow and not dead.
     */
    private Optional<Response> earlier(String scope, String key, String fingerprint) {
        var kept = repository.find(scope, key).orElseThrow(StillRunning::new);
        if (!kept.fingerprint().equals(fingerprint)) throw new KeyReused();
        if (kept.status() != null) return Optional.of(replay(kept));
        var now = clock.instant();
        if (kept.createdAt().isAfter(now.minus(GIVEN_UP))) throw new StillRunning();
        repository.again(scope, key, now);
        return Optional.empty();
    }

    private Response replay(Kept kept) {
        var answer =
                Response.status(kept.status() == null ? 200 : kept.status()).header("Idempotent-Replayed", "true");
        if (kept.location() != null) answer.header(HttpHeaders.LOCATION, kept.location());
        if (kept.body() != null)
            answer.entity(kept.body()).type(kept.isProblem() ? "application/problem+json" : MediaType.APPLICATION_JSON);
        return answer.build();
    }

    private String scope() {
        return caller.getPrincipal().getName() + " " + request.request().method() + " " + request.normalizedPath();
    }

    private static String checked(@Nullable String key) {
        if (key == null || key.isBlank())
            throw new InvalidRequest(
                    "/Idempotency-Key", "idempotency_key_missing", "This request needs the header Idempotency-Key");
        if (key.length() > 255 || key.indexOf('\0') >= 0)
            throw new InvalidRequest(
                    "/Idempotency-Key", "idempotency_key_invalid", "An Idempotency-Key has at most 255 characters");
        return key;
    }

    /** 409: the first request with this key has not been answered yet. */
    static final class StillRunning extends Conflict {
        StillRunning() {
            super("still_running", "The first request with this Idempotency-Key is still running");
        }

        @Override
        public Integer retryAfter() {
            return 1;
        }
    }

    /** 422: a key means one request; this one had another body before. */
    static final class KeyReused extends Problem {
        KeyReused() {
            super(
                    422,
                    "idempotency_key_reused",
                    "This Idempotency-Key was used with another body",
                    Resolution.MERCHANT);
        }
    }
}
