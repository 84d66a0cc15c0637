package oms.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
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
    private final IdempotencyRepository repository;
    private final ObjectMapper json;
    private final Clock clock;
    private final SecurityIdentity caller;
    private final RoutingContext request;

    Idempotency(
            IdempotencyRepository repository,
            ObjectMapper json,
            Clock clock,
            SecurityIdentity caller,
            RoutingContext request) {
        this.repository = repository;
        this.json = json.copy().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);
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
        var scope = scope();
        var fingerprint = fingerprint(body);
        var earlier = earlier(scope, checked(key), fingerprint);
        if (earlier.isPresent()) return replay(earlier.get());
        var answer = effect.get();
        repository.keep(new Kept(
                scope,
                checked(key),
                fingerprint,
                answer.getStatus(),
                text(answer),
                answer.getHeaderString(HttpHeaders.LOCATION),
                clock.instant()));
        return answer;
    }

    /**
     * For effects of several transactions: takes the key in the first one.
     *
     * @return the answer to replay, or empty when the caller is the first and must {@link #finish} later
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public Optional<Response> begin(@Nullable String key, @Nullable Object body) {
        var scope = scope();
        var fingerprint = fingerprint(body);
        var earlier = earlier(scope, checked(key), fingerprint);
        if (earlier.isEmpty())
            repository.keep(new Kept(scope, checked(key), fingerprint, null, null, null, clock.instant()));
        return earlier.map(this::replay);
    }

    /** Keeps the answer of what {@link #begin} began. */
    @Transactional
    public Response finish(@Nullable String key, Response answer) {
        repository.finish(scope(), checked(key), answer.getStatus(), text(answer));
        return answer;
    }

    private Optional<Kept> earlier(String scope, String key, String fingerprint) {
        if (!repository.lock(scope, key)) throw new StillRunning();
        var earlier = repository.find(scope, key);
        earlier.ifPresent(kept -> {
            if (!kept.fingerprint().equals(fingerprint)) throw new KeyReused();
            if (kept.status() == null
                    && kept.createdAt().isAfter(clock.instant().minusSeconds(30))) throw new StillRunning();
        });
        // one that never finished (the process died after its first transaction) runs again: natural keys make it one
        // effect
        return earlier.filter(kept -> kept.status() != null);
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

    private String text(Response answer) {
        try {
            return answer.getEntity() instanceof String s ? s : json.writeValueAsString(answer.getEntity());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Cannot keep the answer", e);
        }
    }

    private String fingerprint(@Nullable Object body) {
        try {
            var canonical = json.writeValueAsBytes(json.treeToValue(json.valueToTree(body), Object.class));
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(canonical));
        } catch (JsonProcessingException | NoSuchAlgorithmException e) {
            throw new IllegalStateException("Cannot take a fingerprint", e);
        }
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
