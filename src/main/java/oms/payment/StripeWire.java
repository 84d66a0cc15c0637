package oms.payment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** HTTP as Stripe speaks it: forms in, JSON out, an idempotency key on what has effects. The secret is in no log and no message. */
final class StripeWire {
    /** The version of Stripe's API whose shapes are read here. */
    static final String VERSION = "2026-07-29.dahlia";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PAGE = "100";

    private final PaymentSettings.Stripe settings;
    private final HttpClient http;

    StripeWire(PaymentSettings.Stripe settings) {
        this.settings = settings;
        this.http = HttpClient.newBuilder()
                .connectTimeout(settings.connectTimeout())
                .build();
    }

    /** @throws StripeTrouble when Stripe did not do it, or nobody knows */
    JsonNode post(String path, StripeForm form, String idempotencyKey) {
        return send(request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Idempotency-Key", idempotencyKey)
                .POST(BodyPublishers.ofString(form.text())));
    }

    /** @throws StripeTrouble when there is no such thing, or no answer */
    JsonNode get(String path, StripeForm query) {
        return send(request(query.text().isEmpty() ? path : path + "?" + query.text())
                .GET());
    }

    /** Reads a list to its end, page by page. */
    void list(String path, java.util.function.Supplier<StripeForm> query, int mostPages, Consumer<JsonNode> each) {
        @Nullable String after = null;
        for (int page = 0; page < mostPages; page++) {
            var asked = query.get().with("limit", PAGE);
            var answer = get(path, after == null ? asked : asked.with("starting_after", after));
            for (var item : answer.path("data")) {
                after = item.path("id").asText();
                each.accept(item);
            }
            if (!answer.path("has_more").asBoolean() || after == null) return;
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(settings.baseUrl() + path))
                .timeout(settings.timeout())
                .header("Authorization", "Bearer " + settings.apiKey().orElse(""))
                .header("Stripe-Version", VERSION);
    }

    private JsonNode send(HttpRequest.Builder request) {
        var answer = exchange(request.build());
        var body = read(answer);
        if (answer.statusCode() < 300) return body;
        throw StripeErrors.trouble(answer.statusCode(), body.path("error"));
    }

    private HttpResponse<String> exchange(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (ConnectException | HttpConnectTimeoutException e) {
            throw StripeTrouble.notSent("There was no connection to Stripe");
        } catch (HttpTimeoutException e) {
            throw StripeTrouble.silent("Stripe did not answer in time");
        } catch (IOException e) {
            throw StripeTrouble.silent("The connection to Stripe broke");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw StripeTrouble.silent("Waiting for Stripe was interrupted");
        }
    }

    private static JsonNode read(HttpResponse<String> answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (JsonProcessingException e) {
            throw StripeTrouble.silent("Stripe's answer (" + answer.statusCode() + ") cannot be read");
        }
    }
}
