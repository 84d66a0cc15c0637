package oms.scenario;

import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A network on which everything arrives three times: each request that changes something is sent, and twice more, word for word,
 * at some later time, when others have come in between.
 */
final class Stutter implements Filter {
    private final Random dice;
    private final HttpClient client = HttpClient.newHttpClient();
    private final List<HttpRequest> again = new ArrayList<>();
    private final List<String> failures = new ArrayList<>();
    private int repeats;

    Stutter(long seed) {
        dice = new Random(seed);
    }

    @Override
    public Response filter(
            FilterableRequestSpecification request, FilterableResponseSpecification wanted, FilterContext context) {
        var answer = context.next(request, wanted);
        if (request.getMethod().equals("GET")) return answer;
        again.add(copy(request));
        again.add(copy(request));
        for (int late = dice.nextInt(4); late > 0; late--) sendAgain();
        return answer;
    }

    private static HttpRequest copy(FilterableRequestSpecification request) {
        var copy = HttpRequest.newBuilder(URI.create(request.getURI()))
                .method(
                        request.getMethod(),
                        request.getBody() == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(request.getBody()));
        for (var header : List.of("Authorization", "Idempotency-Key", "Content-Type")) {
            var value = request.getHeaders().getValue(header);
            if (value != null) copy.header(header, value);
        }
        return copy.build();
    }

    /** Whatever is still on its way arrives, in any order. */
    void arrives() {
        while (!again.isEmpty()) sendAgain();
    }

    private void sendAgain() {
        if (again.isEmpty()) return;
        var one = again.remove(dice.nextInt(again.size()));
        try {
            var answer = client.send(one, HttpResponse.BodyHandlers.ofString());
            repeats++;
            if (answer.statusCode() >= 500) failures.add(one.method() + " " + one.uri() + ": " + answer.body());
        } catch (IOException e) {
            failures.add(one.uri() + ": " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    int repeats() {
        return repeats;
    }

    /** @return repeats that were answered with a failure of ours */
    List<String> failures() {
        return failures;
    }
}
