package oms.outside;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The JDK's HTTP client, to one server. */
public final class HttpTransport implements Transport {
    /** Made when first asked for: a native image cannot hold its threads. */
    private static @Nullable HttpClient http;

    private final URI base;

    public HttpTransport(URI base) {
        this.base = base;
    }

    private static synchronized HttpClient http() {
        if (http == null)
            http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        return http;
    }

    @Override
    public Answer send(Request request) throws IOException {
        var http = HttpRequest.newBuilder(base.resolve(request.path())).timeout(Duration.ofSeconds(30));
        if (request.key() != null) http.header("Authorization", "Bearer " + request.key());
        if (request.idempotencyKey() != null) http.header("Idempotency-Key", request.idempotencyKey());
        if (request.body() != null) http.header("Content-Type", "application/json");
        http.method(
                request.method(),
                request.body() == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(request.body()));
        try {
            var answer = http().send(http.build(), BodyHandlers.ofByteArray());
            var headers = answer.headers();
            return new Answer(
                    answer.statusCode(),
                    (int) headers.firstValueAsLong("Retry-After").orElse(-1),
                    headers.firstValueAsLong("X-Sql-Statements").orElse(0),
                    answer.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException(request.method() + " " + request.path());
        }
    }
}
