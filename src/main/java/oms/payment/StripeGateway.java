package oms.payment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import oms.payment.GatewayAnswer.Approved;
import oms.payment.GatewayAnswer.Declined;
import org.jspecify.annotations.Nullable;

/**
 * Stripe, by PaymentIntents with manual capture. What is not answered may have happened; what could not be sent has not; every
 * effect carries an idempotency key and leaves its mark in Stripe's metadata, where look-ups find it.
 */
@Singleton
@Typed(StripeGateway.class)
class StripeGateway implements Gateway {
    static final String NAME = "stripe";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final PaymentSettings.Stripe settings;
    private final Clock clock;
    private final StripeWire wire;
    private final StripeHolds holds;
    private final StripeCaptures captures;
    private final StripeRefunds refunds;

    @Inject
    StripeGateway(PaymentSettings settings, Clock clock) {
        this(settings.stripe(), clock);
    }

    StripeGateway(PaymentSettings.Stripe settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        this.wire = new StripeWire(this.settings);
        this.holds = new StripeHolds(wire, this.settings, clock);
        this.captures = new StripeCaptures(wire, holds);
        this.refunds = new StripeRefunds(wire, holds);
    }

    @Override
    public String name() {
        return NAME;
    }

    /** Where Stripe does not answer, the card is taken to exist: asking it for money will tell. */
    @Override
    public CardDescription describe(PaymentToken token) {
        refuseInsideTransaction();
        var id = token.token().substring(token.token().indexOf('.') + 1);
        try {
            var card = wire.get("/v1/payment_methods/" + id, new StripeForm()).path("card");
            return new CardDescription(
                    true,
                    StripeIntent.brand(card),
                    card.path("last4").asText(),
                    card.path("fingerprint").asText("token_" + id),
                    card.path("country").asText());
        } catch (StripeTrouble trouble) {
            return new CardDescription(!(trouble.meaning() instanceof Declined), "Card", "", "token_" + id, "");
        }
    }

    @Override
    public GatewayAnswer send(Request request) {
        return answered(() -> switch (request.kind()) {
            case AUTHORIZE ->
                request.amount().isZero()
                        ? nothing(request)
                        : holds.authorize(request).answer();
            case REAUTHORIZE -> holds.renew(request).answer();
            case CAPTURE -> captures.capture(request);
            case VOID -> captures.release(request);
            case REFUND -> refunds.refund(request);
        });
    }

    @Override
    public GatewayAnswer lookUp(Request request) {
        var answer = answered(() -> switch (request.kind()) {
            case AUTHORIZE -> request.amount().isZero() ? nothing(request) : holds.lookUp(request);
            case REAUTHORIZE -> holds.lookUp(request);
            case CAPTURE -> captures.lookUpCapture(request);
            case VOID -> captures.lookUpRelease(request);
            case REFUND -> refunds.lookUp(request);
        });
        // that the question was not sent says nothing of what was asked about
        return answer instanceof GatewayAnswer.NotSent silent ? new GatewayAnswer.NoAnswer(silent.why()) : answer;
    }

    /** Stripe moves no empty amounts, and nothing has to be asked of it. */
    private static Approved nothing(Request request) {
        return new Approved("free_" + request.key(), "FREE", request.amount(), null, null, null);
    }

    private static GatewayAnswer answered(Supplier<GatewayAnswer> call) {
        refuseInsideTransaction();
        try {
            return call.get();
        } catch (StripeTrouble trouble) {
            return trouble.meaning();
        }
    }

    @Override
    public Notice hear(UnaryOperator<@Nullable String> headers, byte[] body) {
        var secret = settings.webhookSecret().orElse("");
        if (!WebhookSignature.isValid(
                headers.apply("Stripe-Signature"), body, secret, clock.instant(), settings.webhookTolerance()))
            throw new Notice.Refused();
        var event = read(body);
        var id = event.path("id").asText();
        if (id.isEmpty()) throw new Notice.Refused();
        return new Notice(
                id, event.path("type").asText(), keys(event.path("data").path("object")));
    }

    private static JsonNode read(byte[] body) {
        try {
            return JSON.readTree(body);
        } catch (IOException e) {
            throw new Notice.Refused();
        }
    }

    /** @return the keys of everything that the marks on the object tell of */
    private static Set<String> keys(JsonNode object) {
        var intent = new StripeIntent(object);
        Set<String> keys = new HashSet<>(intent.marks(StripeIntent.CAPTURE).keySet());
        keys.addAll(intent.marks(StripeIntent.VOID).keySet());
        var key = intent.metadata(StripeIntent.KEY);
        if (key != null) keys.add(key);
        return keys;
    }

    @Override
    public void report(String merchant, Instant from, Instant until, Consumer<Effect> each) {
        refuseInsideTransaction();
        try {
            new StripeReport(wire, merchant, from, until, each).read();
        } catch (StripeTrouble trouble) {
            throw new GatewaySilent(String.valueOf(trouble.getMessage()));
        }
    }

    private static void refuseInsideTransaction() {
        if (QuarkusTransaction.isActive())
            throw new IllegalStateException("A gateway is never called inside a database transaction");
    }
}
