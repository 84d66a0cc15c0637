package oms.scenario;

import io.restassured.RestAssured;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Carries requests to the server. Proofs send some ten thousand of them, so each must cost little here. */
final class Network {
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static volatile @Nullable Consumer<HttpRequest> listener;

    private Network() {}

    static Answer send(String method, String path, @Nullable String body, Map<String, String> headers) {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + path))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        headers.forEach(request::header);
        if (body != null) request.header("Content-Type", "application/json");
        var sent = request.build();
        var answer = send(sent);
        var told = listener;
        if (told != null) told.accept(sent);
        return answer;
    }

    /** Word for word, and nobody is told. */
    static Answer send(HttpRequest request) {
        try {
            var answer = CLIENT.send(request, BodyHandlers.ofByteArray());
            return new Answer(answer.statusCode(), answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(request.method() + " " + request.uri(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** @param each is given every request after it was answered; null for nobody */
    static void tell(@Nullable Consumer<HttpRequest> each) {
        listener = each;
    }
}
