package oms.notification;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One JSON document by POST; anything but a 2xx is a failure, and nobody is followed elsewhere. */
final class Posting {
    /** Made when first asked for: a native image cannot hold its threads. */
    private static @Nullable HttpClient http;

    private Posting() {}

    private static synchronized HttpClient http() {
        if (http == null)
            http = HttpClient.newBuilder()
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .connectTimeout(Duration.ofSeconds(5))
                    .build();
        return http;
    }

    /** @throws RuntimeException when it was not taken, as far as one knows; the message names no secret */
    static void post(URI to, String json, Map<String, String> headers, Duration patience) {
        var request = HttpRequest.newBuilder(to)
                .timeout(patience)
                .header("Content-Type", "application/json")
                .header("User-Agent", "oms")
                .POST(BodyPublishers.ofString(json));
        headers.forEach(request::header);
        try {
            var status = http().send(request.build(), BodyHandlers.discarding()).statusCode();
            if (status < 200 || status > 299) throw new IllegalStateException("It answered " + status);
        } catch (IOException e) {
            throw new UncheckedIOException(String.valueOf(e.getMessage()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted");
        }
    }
}
