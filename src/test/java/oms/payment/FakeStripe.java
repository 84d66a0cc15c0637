package oms.payment;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import com.stripe.model.BalanceTransaction;
import com.stripe.model.PaymentIntent;
import com.stripe.model.Refund;
import com.stripe.net.ApiResource;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Stripe, as far as the adapter needs it, kept in memory behind HTTP. Every object it answers with is first read by Stripe's own
 * SDK, which must find the amounts and states where this one wrote them: the shapes are the SDK's, not ours.
 */
class FakeStripe implements ResponseDefinitionTransformerV2, AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    final WireMockServer server;
    final List<String> calls = new ArrayList<>();
    final Map<String, ObjectNode> intents = new LinkedHashMap<>();
    final Map<String, ObjectNode> refunds = new LinkedHashMap<>();
    final List<ObjectNode> balance = new ArrayList<>();
    final List<ObjectNode> events = new ArrayList<>();
    private final Map<String, String> answers = new HashMap<>();
    private final Map<String, String> bodies = new HashMap<>();
    Instant now = StripeGatewayTest.NOW;
    boolean severalCaptures;
    /** The next calls whose path ends like this fail with this status, after their work is done if it says so. */
    String failing = "none";

    int failingWith;
    String error = "{}";
    boolean afterwards;
    int delay;
    private int number;

    FakeStripe() {
        server = new WireMockServer(options().dynamicPort().extensions(this));
        server.stubFor(any(anyUrl()).willReturn(aResponse()));
        server.start();
    }

    @Override
    public String getName() {
        return "fake-stripe";
    }

    @Override
    public synchronized ResponseDefinition transform(ServeEvent event) {
        var request = event.getRequest();
        var path = request.getUrl().replaceFirst("\\?.*", "");
        calls.add(request.getMethod() + " " + path);
        if (reused(request, path)) return answer(400, "{\"error\":{\"type\":\"idempotency_error\"}}");
        if (path.endsWith(failing) && !afterwards) return answer(failingWith, error);
        var body = request.getMethod().isOneOf(com.github.tomakehurst.wiremock.http.RequestMethod.POST)
                ? once(request, path)
                : read(
                        path,
                        form(request.getUrl().contains("?") ? request.getUrl().replaceFirst(".*?\\?", "") : ""));
        if (path.endsWith(failing)) return answer(failingWith, error);
        return body.startsWith("!") ? answer(402, body.substring(1)) : answer(200, body);
    }

    /** Stripe compares what comes under a key with what came first, also where that one failed. */
    private boolean reused(Request request, String path) {
        var key = request.getHeader("Idempotency-Key");
        var body = path + " " + request.getBodyAsString();
        return key != null && !bodies.computeIfAbsent(key, k -> body).equals(body);
    }

    private ResponseDefinition answer(int status, String body) {
        return ResponseDefinitionBuilder.responseDefinition()
                .withStatus(status)
                .withHeader("Content-Type", "application/json")
                .withBody(body)
                .withFixedDelay(delay)
                .build();
    }

    private String once(Request request, String path) {
        var key = request.getHeader("Idempotency-Key");
        if (key == null || !request.getHeader("Authorization").equals("Bearer sk_test_1"))
            return "!{\"error\":{\"type\":\"invalid_request_error\"}}";
        return answers.computeIfAbsent(key, k -> write(path, form(request.getBodyAsString())));
    }

    private String write(String path, Map<String, String> form) {
        var parts = path.split("/");
        if (path.equals("/v1/customers")) return "{\"id\":\"cus_" + ++number + "\",\"object\":\"customer\"}";
        if (path.equals("/v1/refunds")) return refund(form);
        if (path.equals("/v1/payment_intents")) return create(form);
        var intent = intents.get(parts[3]);
        metadata(intent, form);
        if (parts.length == 5 && parts[4].equals("capture")) capture(intent, form);
        if (parts.length == 5 && parts[4].equals("cancel")) cancel(intent);
        return checked(intent);
    }

    private String create(Map<String, String> form) {
        if (form.get("payment_method").equals("pm_declined")
                || form.containsKey("off_session") && form.get("payment_method").equals("pm_once"))
            return "!{\"error\":{\"type\":\"card_error\",\"code\":\"card_declined\",\"decline_code\":\"insufficient_funds\",\"message\":\"no\"}}";
        var amount = Long.parseLong(form.get("amount"));
        var intent = JSON.createObjectNode();
        intent.put("id", "pi_" + ++number).put("object", "payment_intent").put("amount", amount);
        intent.put("amount_capturable", amount).put("amount_received", 0).put("currency", form.get("currency"));
        intent.put("status", "requires_capture").put("capture_method", "manual").put("created", now());
        intent.put("customer", form.get("customer")).put("payment_method", form.get("payment_method"));
        intent.putObject("metadata");
        metadata(intent, form);
        var charge = intent.putObject("latest_charge");
        charge.put("id", "ch_" + number)
                .put("object", "charge")
                .put("status", "succeeded")
                .put("amount", amount);
        var card =
                charge.putObject("payment_method_details").put("type", "card").putObject("card");
        card.put("brand", "visa")
                .put("last4", "4242")
                .put("fingerprint", "fp_1")
                .put("authorization_code", "A1B2C3");
        card.put("capture_before", now() + 7 * 86_400);
        card.putObject("multicapture").put("status", severalCaptures ? "available" : "unavailable");
        intents.put(intent.path("id").asText(), intent);
        return checked(intent);
    }

    private static void metadata(ObjectNode object, Map<String, String> form) {
        form.forEach((name, value) -> {
            if (name.startsWith("metadata["))
                ((ObjectNode) object.path("metadata")).put(name.substring(9, name.length() - 1), value);
        });
    }

    private void capture(ObjectNode intent, Map<String, String> form) {
        var amount = Long.parseLong(form.get("amount_to_capture"));
        var goesOn = "false".equals(form.get("final_capture"));
        intent.put("amount_received", intent.path("amount_received").asLong() + amount);
        intent.put(
                "amount_capturable", goesOn ? intent.path("amount_capturable").asLong() - amount : 0);
        if (!goesOn) intent.put("status", "succeeded");
        var line = JSON.createObjectNode();
        line.put("id", "txn_" + ++number)
                .put("object", "balance_transaction")
                .put("type", "charge")
                .put("amount", amount);
        line.put("created", now())
                .putObject("source")
                .put("id", intent.at("/latest_charge/id").asText())
                .put("object", "charge")
                .set("payment_intent", intent);
        balance.add(line);
    }

    private void cancel(ObjectNode intent) {
        intent.put("status", "canceled").put("amount_capturable", 0);
        var event = JSON.createObjectNode();
        event.put("id", "evt_" + ++number)
                .put("object", "event")
                .put("type", "payment_intent.canceled")
                .put("created", now());
        event.putObject("data").set("object", intent);
        events.add(event);
    }

    private String refund(Map<String, String> form) {
        var of = intents.get(form.get("payment_intent"));
        var refund = JSON.createObjectNode();
        refund.put("id", "re_" + ++number).put("object", "refund").put("amount", Long.parseLong(form.get("amount")));
        refund.put("currency", of.path("currency").asText())
                .put("status", "succeeded")
                .put("created", now());
        refund.set("payment_intent", of);
        refund.putObject("metadata");
        metadata(refund, form);
        refunds.put(refund.path("id").asText(), refund);
        return checked(refund);
    }

    private String read(String path, Map<String, String> query) {
        var parts = path.split("/");
        return switch (parts[2]) {
            case "payment_methods" ->
                "{\"id\":\"pm_1\",\"object\":\"payment_method\",\"card\":{\"brand\":\"visa\",\"last4\":\"4242\",\"fingerprint\":\"fp_1\",\"country\":\"US\"}}";
            case "refunds" ->
                list(refunds.values().stream()
                        .filter(r -> query.get("payment_intent") == null
                                || r.at("/payment_intent/id").asText().equals(query.get("payment_intent")))
                        .toList());
            case "balance_transactions" -> list(of(query, balance));
            case "events" -> list(events);
            default ->
                parts.length == 3
                        ? list(List.copyOf(intents.values()))
                        : parts[3].equals("search") ? found(query.get("query")) : one(parts[3]);
        };
    }

    private static List<ObjectNode> of(Map<String, String> query, List<ObjectNode> items) {
        var from = Long.parseLong(query.getOrDefault("created[gte]", "0"));
        var until = Long.parseLong(query.getOrDefault("created[lt]", "9999999999"));
        return items.stream()
                .filter(item -> item.path("created").asLong() >= from
                        && item.path("created").asLong() < until)
                .toList();
    }

    private String found(String query) {
        return list(intents.values().stream()
                .filter(i -> query.equals(
                        "metadata['oms_key']:'" + i.at("/metadata/oms_key").asText() + "'"))
                .toList());
    }

    private String one(String id) {
        var intent = intents.get(id);
        return intent == null
                ? "!{\"error\":{\"type\":\"invalid_request_error\",\"code\":\"resource_missing\"}}"
                : checked(intent);
    }

    private static String list(List<ObjectNode> items) {
        ArrayNode data = JSON.createArrayNode();
        items.forEach(item -> {
            checked(item);
            data.add(item);
        });
        var list = JSON.createObjectNode().put("object", "list").put("has_more", false);
        list.set("data", data);
        return list.toString();
    }

    /** Stripe's SDK reads it and finds everything in its place. */
    private static String checked(ObjectNode json) {
        var text = json.toString();
        switch (json.path("object").asText()) {
            case "payment_intent" -> {
                var read = ApiResource.GSON.fromJson(text, PaymentIntent.class);
                same(read.getStatus(), json.path("status").asText());
                same(read.getAmountCapturable(), json.path("amount_capturable").asLong());
                same(read.getAmountReceived(), json.path("amount_received").asLong());
                same(read.getMetadata().size(), json.path("metadata").size());
                var card =
                        read.getLatestChargeObject().getPaymentMethodDetails().getCard();
                same(card.getFingerprint(), "fp_1");
                same(card.getAuthorizationCode(), "A1B2C3");
                same(card.getCaptureBefore() > 0, true);
                same(
                        card.getMulticapture().getStatus(),
                        json.at("/latest_charge/payment_method_details/card/multicapture/status")
                                .asText());
            }
            case "refund" -> {
                var read = ApiResource.GSON.fromJson(text, Refund.class);
                same(read.getStatus(), "succeeded");
                same(read.getAmount(), json.path("amount").asLong());
                same(
                        read.getPaymentIntentObject().getId(),
                        json.at("/payment_intent/id").asText());
            }
            case "balance_transaction" ->
                same(ApiResource.GSON.fromJson(text, BalanceTransaction.class).getType(), "charge");
            default -> {}
        }
        return text;
    }

    private static void same(Object read, Object written) {
        if (!read.equals(written))
            throw new AssertionError("The SDK reads " + read + " where " + written + " was written");
    }

    private static Map<String, String> form(String text) {
        Map<String, String> form = new LinkedHashMap<>();
        for (var pair : text.split("&")) {
            var at = pair.indexOf('=');
            if (at > 0) form.put(decoded(pair.substring(0, at)), decoded(pair.substring(at + 1)));
        }
        return form;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private long now() {
        return now.getEpochSecond();
    }

    @Override
    public void close() {
        server.stop();
    }
}
