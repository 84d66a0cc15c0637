package oms.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import oms.Ids;
import org.jspecify.annotations.Nullable;

/** The application's public endpoints as one caller sees them: with that caller's key, over HTTP, like anybody else. */
final class Api {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** Made when first asked for: a native image cannot hold its threads. */
    private static @Nullable HttpClient http;

    /** An answer other than 2xx. */
    static final class Refused extends RuntimeException {
        final int status;
        final transient JsonNode problem;

        Refused(String request, int status, JsonNode problem) {
            super(request + " answered " + status + " " + problem.path("code").asText("") + ": "
                    + problem.path("detail").asText(problem.toString()));
            this.status = status;
            this.problem = problem;
        }

        String code() {
            return problem.path("code").asText("");
        }
    }

    private final URI base;
    private final @Nullable String key;

    /** @param key sent as bearer, null for somebody unknown */
    Api(URI base, @Nullable String key) {
        this.base = base;
        this.key = key;
    }

    private static synchronized HttpClient http() {
        if (http == null)
            http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        return http;
    }

    JsonNode get(String path) {
        return send(request(path).GET(), "GET " + path);
    }

    /** @return empty where nothing is there, or not yet */
    Optional<JsonNode> find(String path) {
        try {
            return Optional.of(get(path));
        } catch (Refused refused) {
            if (refused.status == 404) return Optional.empty();
            throw refused;
        }
    }

    byte[] bytes(String path) {
        try {
            var answer = http().send(request(path).GET().build(), BodyHandlers.ofByteArray());
            if (answer.statusCode() / 100 != 2)
                throw new Refused("GET " + path, answer.statusCode(), MissingNode.getInstance());
            return answer.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    JsonNode put(String path, Object body) {
        return send(request(path).header("Content-Type", "application/json").PUT(json(body)), "PUT " + path);
    }

    JsonNode patch(String path, Object body) {
        return send(
                request(path)
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", Ids.next("key"))
                        .method("PATCH", json(body)),
                "PATCH " + path);
    }

    JsonNode post(String path, Object body) {
        return post(path, body, Ids.next("key"));
    }

    JsonNode post(String path, Object body, String idempotencyKey) {
        return send(
                request(path)
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", idempotencyKey)
                        .POST(json(body)),
                "POST " + path);
    }

    private HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(base.resolve(path)).timeout(Duration.ofSeconds(30));
        return key == null ? request : request.header("Authorization", "Bearer " + key);
    }

    private static HttpRequest.BodyPublisher json(Object body) {
        try {
            return BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static JsonNode send(HttpRequest.Builder request, String what) {
        try {
            var answer = http().send(request.build(), BodyHandlers.ofString());
            var body = answer.body().isBlank() ? MissingNode.getInstance() : read(answer.body());
            if (answer.statusCode() / 100 != 2) throw new Refused(what, answer.statusCode(), body);
            return body;
        } catch (IOException e) {
            throw new UncheckedIOException(what, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode read(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException noJson) {
            return JSON.getNodeFactory().textNode(body);
        }
    }
}
