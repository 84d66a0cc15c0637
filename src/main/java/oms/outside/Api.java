package oms.outside;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import oms.Ids;
import oms.outside.Transport.Answer;
import oms.outside.Transport.Request;
import org.jspecify.annotations.Nullable;

/** The application's public endpoints as one caller sees them: with that caller's key, over HTTP, like anybody else. */
public final class Api {
    /** An answer other than 2xx. */
    public static final class Refused extends RuntimeException {
        public final int status;
        public final transient JsonNode problem;

        Refused(String request, int status, JsonNode problem) {
            super(request + " answered " + status + " " + problem.path("code").asText("") + ": "
                    + problem.path("detail").asText(problem.toString()));
            this.status = status;
            this.problem = problem;
        }

        public String code() {
            return problem.path("code").asText("");
        }
    }

    private final Transport transport;
    private final @Nullable String key;

    /** @param key sent as bearer, null for somebody unknown */
    public Api(Transport transport, @Nullable String key) {
        this.transport = transport;
        this.key = key;
    }

    public JsonNode get(String path) {
        return fine("GET", path, null, null).json();
    }

    /** @return empty where nothing is there, or not yet */
    public Optional<JsonNode> find(String path) {
        var answer = answer("GET", path, null, null);
        return answer.status() == 404
                ? Optional.empty()
                : Optional.of(checked("GET", path, answer).json());
    }

    public byte[] bytes(String path) {
        return fine("GET", path, null, null).body();
    }

    public JsonNode put(String path, Object body) {
        return fine("PUT", path, null, body).json();
    }

    public JsonNode patch(String path, Object body) {
        return fine("PATCH", path, Ids.next("key"), body).json();
    }

    public JsonNode post(String path, Object body) {
        return post(path, body, Ids.next("key"));
    }

    public JsonNode post(String path, Object body, String idempotencyKey) {
        return fine("POST", path, idempotencyKey, body).json();
    }

    /** As {@link #post(String, Object)} for those who want to see refusals, too. */
    public Answer tryPost(String path, Object body) {
        return answer("POST", path, Ids.next("key"), body);
    }

    private Answer fine(String method, String path, @Nullable String idempotencyKey, @Nullable Object body) {
        return checked(method, path, answer(method, path, idempotencyKey, body));
    }

    private static Answer checked(String method, String path, Answer answer) {
        if (!answer.isFine()) throw new Refused(method + " " + path, answer.status(), answer.json());
        return answer;
    }

    private Answer answer(String method, String path, @Nullable String idempotencyKey, @Nullable Object body) {
        try {
            return transport.send(
                    new Request(method, path, key, idempotencyKey, body == null ? null : Bodies.json(body)));
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + path, e);
        }
    }
}
