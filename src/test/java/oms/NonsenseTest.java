package oms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.SoftAssertions.assertSoftly;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.assertj.core.api.SoftAssertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Every endpoint of the API, as its own description lists them, is sent everything that makes no sense: each refuses in
 * problem+json, none breaks, none says how the house is built. New endpoints are covered by being there.
 */
@QuarkusTest
class NonsenseTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** What stands in a path where an id should: unknown, quoting, encoded slashes, NUL, beyond the alphabet, endless. */
    private static final List<String> IDS = List.of(
            "nope",
            "ord_00000000000000000000000000",
            "%27%3B%20drop%20table%20x%3B--",
            "%00",
            "..%2f..%2fetc",
            "%F0%9F%98%80",
            "-1",
            "9".repeat(400),
            "%C3%28",
            "a%0d%0aSet-Cookie:x");

    private static final List<String> QUERIES = List.of(
            "limit=-1",
            "limit=x",
            "limit=99999999999999999999",
            "cursor=%00",
            "cursor=nonsense",
            "after=%F0%9F%98%80",
            "status=NOPE",
            "q=%27%00",
            "sku=&warehouse=",
            "lat=NaN&lon=1e999",
            "from=-999999999-01-01&to=%2B999999999-12-31&day=%2B999999999-12-31&date=-999999999-01-01",
            "from=-1000000000-01-01T00:00:00Z&to=%2B1000000000-12-31T23:59:59Z",
            "after=-1000000000-01-01T00:00:00Z&before=%2B1000000000-12-31T23:59:59Z&at=-1000000000-01-01T00:00:00Z",
            "limit=1&limit=2");

    private static final List<String> BODIES = List.of(
            "",
            " ",
            "{",
            "null",
            "[]",
            "[[[[[[[[",
            "42",
            "true",
            "\"text\"",
            "{}",
            "{\"surprise\":1}",
            "{\"a\":1}{\"b\":2}",
            "{\"__proto__\":{}}",
            "[".repeat(20_000),
            "\u0000");

    private static final List<JsonNode> VALUES = List.of(
            NODES.nullNode(),
            NODES.numberNode(-1),
            NODES.numberNode(0),
            NODES.numberNode(1.5),
            NODES.numberNode(new java.math.BigDecimal("1e400")),
            NODES.numberNode(new java.math.BigInteger("99999999999999999999999")),
            NODES.textNode(""),
            NODES.textNode(" "),
            NODES.textNode("\u0000"),
            NODES.textNode("'; drop table oms_order.orders; --"),
            NODES.textNode("😀\uD800"),
            NODES.textNode("x".repeat(70_000)),
            NODES.textNode("NaN"),
            NODES.textNode("-1000000000-01-01T00:00:00Z"),
            NODES.textNode("+1000000000-12-31T23:59:59.999999999Z"),
            NODES.textNode("-999999999-01-01"),
            NODES.textNode("+999999999-12-31"),
            NODES.booleanNode(true),
            NODES.arrayNode(),
            NODES.arrayNode().addNull(),
            NODES.arrayNode().add(NODES.objectNode()),
            NODES.objectNode());

    private static final List<String> LEAKS =
            List.of("exception", "org.postgresql", "jakarta.", "java.lang", "select ", "oms_", "stack trace");

    /** Failures after which the rest is not told. */
    private static final int SHOWN = 40;

    /** An endpoint as described: {@code body} is its request's schema, missing where there is none. */
    record Endpoint(String method, String path, String contentType, JsonNode body) {
        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    @TestHTTPResource
    URI base;

    @Inject
    TestCallers callers;

    final String merchant = Ids.next("mer");
    final HttpClient http = HttpClient.newHttpClient();
    JsonNode api;
    List<Endpoint> endpoints;

    @BeforeEach
    void read_the_description() throws Exception {
        api = JSON.readTree(http.send(
                        HttpRequest.newBuilder(base.resolve("/q/openapi?format=json"))
                                .build(),
                        BodyHandlers.ofString())
                .body());
        endpoints = new ArrayList<>();
        api.path("paths").properties().stream()
                .filter(path -> path.getKey().startsWith("/v1/"))
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(operation ->
                                endpoints.add(endpoint(path.getKey(), operation.getKey(), operation.getValue()))));
        assertThat(endpoints).hasSizeGreaterThan(15);
    }

    private static Endpoint endpoint(String path, String method, JsonNode operation) {
        var content = operation.at("/requestBody/content");
        var type = content.isEmpty() ? "application/json" : content.fieldNames().next();
        return new Endpoint(method.toUpperCase(), path, type, content.path(type).path("schema"));
    }

    @Test
    void nobody_unknown_gets_in() {
        assertSoftly(softly -> {
            for (var endpoint : endpoints) {
                if (endpoint.path().startsWith("/v1/track/")) continue; // the token in the path is the key
                if (endpoint.path().startsWith("/v1/payment-webhooks/")) continue; // the signature is the key
                for (var key : new String[] {null, "nonsense", "oms_key_0000"}) {
                    var answer = send(endpoint, endpoint.path().replaceAll("\\{[^}]*}", "x"), "{}", key);
                    softly.assertThat(answer.statusCode())
                            .as(endpoint + " as " + key)
                            .isEqualTo(401);
                }
            }
        });
    }

    @Test
    void nonsense_in_paths_and_queries_is_refused_clearly() {
        var everyone = callers.bearer(merchant, TestCallers.everyRole());
        assertSoftly(softly -> {
            for (var endpoint : endpoints) {
                if (endpoint.path().contains("{"))
                    for (var id : IDS) {
                        var path = endpoint.path().replaceAll("\\{[^}]*}", id);
                        refuses(softly, endpoint, path, "{}", everyone);
                    }
                if (endpoint.method().equals("GET") && !endpoint.path().contains("{"))
                    for (var query : QUERIES) refuses(softly, endpoint, endpoint.path() + "?" + query, null, everyone);
            }
        });
    }

    @Test
    void nonsense_in_bodies_is_refused_clearly() {
        var everyone = callers.bearer(merchant, TestCallers.everyRole());
        var storefront = callers.storefront(merchant);
        assertSoftly(softly -> {
            for (var endpoint : endpoints) {
                if (endpoint.method().equals("GET")) continue;
                var path = endpoint.path().replaceAll("\\{[^}]*}", "nope");
                for (var body : bodies(endpoint)) {
                    refuses(softly, endpoint, path, body, everyone);
                    refuses(softly, endpoint, path, body, storefront);
                }
            }
        });
    }

    private List<String> bodies(Endpoint endpoint) {
        var bodies = new ArrayList<>(BODIES);
        if (endpoint.contentType().equals("application/json")) {
            var sample = sample(endpoint.body(), new TreeSet<>());
            bodies.add(sample.toString());
            spoilt(sample).forEach(body -> bodies.add(body.toString()));
            if (sample instanceof ObjectNode object) doubled(object).forEach(bodies::add);
        }
        return bodies;
    }

    /** The sample with one field at a time said twice. */
    private static List<String> doubled(ObjectNode sample) {
        var text = sample.toString();
        return sample.properties().stream()
                .map(field -> "%s,\"%s\":%s}"
                        .formatted(text.substring(0, text.length() - 1), field.getKey(), field.getValue()))
                .toList();
    }

    /** The sample with one value at a time, at any depth, replaced by something that makes no sense. */
    private static List<JsonNode> spoilt(JsonNode sample) {
        var all = new ArrayList<JsonNode>();
        if (sample instanceof ObjectNode object) {
            for (var field : object.properties()) {
                for (var value : VALUES) all.add(object.deepCopy().set(field.getKey(), value));
                for (var value : spoilt(field.getValue()))
                    all.add(object.deepCopy().set(field.getKey(), value));
                var without = object.deepCopy();
                without.remove(field.getKey());
                all.add(without);
            }
        } else if (sample.isArray() && !sample.isEmpty()) {
            for (var element : spoilt(sample.get(0))) all.add(NODES.arrayNode().add(element));
        }
        return all;
    }

    /** Something of the shape the schema describes. */
    private JsonNode sample(JsonNode schema, Set<String> within) {
        if (schema.has("$ref")) {
            var name = schema.path("$ref").asText().substring("#/components/schemas/".length());
            if (!within.add(name)) return NODES.nullNode();
            try {
                return sample(api.path("components").path("schemas").path(name), within);
            } finally {
                within.remove(name);
            }
        }
        for (var choice : List.of("anyOf", "oneOf", "allOf"))
            if (schema.has(choice))
                for (var option : schema.path(choice))
                    if (!option.path("type").asText().equals("null")) return sample(option, within);
        if (schema.has("enum")) return schema.path("enum").get(0);
        var type = schema.path("type").isArray()
                ? schema.path("type").get(0).asText()
                : schema.path("type").asText();
        return switch (type) {
            case "object" -> {
                var object = NODES.objectNode();
                schema.path("properties")
                        .properties()
                        .forEach(p -> object.set(p.getKey(), sample(p.getValue(), within)));
                yield object;
            }
            case "array" -> NODES.arrayNode().add(sample(schema.path("items"), within));
            case "integer" -> NODES.numberNode(1);
            case "number" -> NODES.numberNode(40.71);
            case "boolean" -> NODES.booleanNode(true);
            default -> NODES.textNode("US");
        };
    }

    private void refuses(SoftAssertions softly, Endpoint endpoint, String path, @Nullable String body, String key) {
        var answer = send(endpoint, path, body, key);
        var what = endpoint + " " + shortened(path) + " with " + shortened(body);
        var status = answer.statusCode();
        if (softly.assertionErrorsCollected().size() > SHOWN) return;
        softly.assertThat(status).as(what).isLessThan(500);
        if (status < 400) return;
        var type = answer.headers().firstValue("Content-Type").orElse("");
        softly.assertThat(type).as(what + " " + status).startsWith("application/problem+json");
        softly.assertThat(answer.body().toLowerCase()).as(what).doesNotContain(LEAKS);
        softly.assertThat(answer.body()).as(what).contains("\"code\"");
    }

    private HttpResponse<String> send(Endpoint endpoint, String path, @Nullable String body, @Nullable String key) {
        var method = endpoint.method();
        try {
            var request = HttpRequest.newBuilder(URI.create(base.toString().replaceAll("/$", "") + path))
                    .timeout(Duration.ofSeconds(20))
                    .method(
                            method,
                            body == null || method.equals("GET")
                                    ? BodyPublishers.noBody()
                                    : BodyPublishers.ofString(body));
            if (body != null) request.header("Content-Type", endpoint.contentType());
            if (key != null) request.header("Authorization", "Bearer " + key);
            if (!method.equals("GET")) request.header("Idempotency-Key", Ids.next("key"));
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(method + " " + shortened(path) + " with " + shortened(body), e);
        }
    }

    private static String shortened(@Nullable String text) {
        return text == null || text.length() < 160 ? String.valueOf(text) : text.substring(0, 160) + "…";
    }
}
