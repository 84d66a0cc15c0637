package oms.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.stripe.Stripe;
import com.stripe.net.Webhook;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import oms.money.Money;
import oms.payment.Gateway.Request;
import oms.payment.GatewayAnswer.Approved;
import oms.payment.GatewayAnswer.Declined;
import oms.payment.GatewayAnswer.NeverSeen;
import oms.payment.GatewayAnswer.NoAnswer;
import oms.payment.GatewayAnswer.NotSent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The Stripe adapter against a Stripe whose every object is read by Stripe's own SDK first. */
class StripeGatewayTest {
    static final Instant NOW = Instant.ofEpochSecond(1_780_000_000);

    final FakeStripe stripe = new FakeStripe();
    final StripeGateway gateway = gateway(stripe.server.baseUrl());

    @AfterEach
    void close() {
        stripe.close();
    }

    @Test
    void an_order_is_held_taken_in_two_shipments_and_partly_given_back_with_several_captures() {
        stripe.severalCaptures = true;
        wholeOrder();
        assertThat(stripe.intents).hasSize(1);
    }

    @Test
    void and_without_them_the_rest_is_held_anew_before_each_capture() {
        wholeOrder();
        assertThat(stripe.intents).hasSize(2);
        assertThat(stripe.calls.indexOf("POST /v1/payment_intents/pi_2/capture"))
                .isGreaterThan(stripe.calls.lastIndexOf("POST /v1/payment_intents"));
    }

    private void wholeOrder() {
        var hold = approved(gateway.send(authorize("pop_a-1", 5000)));
        assertThat(hold.amount()).isEqualTo(usd(5000));
        assertThat(hold.code()).isEqualTo("A1B2C3");
        assertThat(hold.card()).isEqualTo("Visa •••• 4242");
        assertThat(hold.expiresAt()).isEqualTo(NOW.plus(Duration.ofDays(7)));
        var first = request("pop_c1-1", OperationKind.CAPTURE, 3000, hold.reference());
        var second = request("pop_c2-1", OperationKind.CAPTURE, 2000, hold.reference());
        assertThat(gateway.lookUp(first)).isInstanceOf(NeverSeen.class);
        assertThat(approved(gateway.send(first)).amount()).isEqualTo(usd(3000));
        assertThat(approved(gateway.send(first)).amount()).as("again").isEqualTo(usd(3000));
        assertThat(approved(gateway.lookUp(first)).amount()).isEqualTo(usd(3000));
        assertThat(gateway.lookUp(second)).isInstanceOf(NeverSeen.class);
        assertThat(approved(gateway.send(second)).amount()).isEqualTo(usd(2000));
        assertThat(received()).isEqualTo(5000);
        var refund = request("pop_r-1", OperationKind.REFUND, 4000, hold.reference());
        assertThat(gateway.lookUp(refund)).isInstanceOf(NeverSeen.class);
        assertThat(approved(gateway.send(refund)).amount()).isEqualTo(usd(4000));
        assertThat(approved(gateway.send(refund)).amount()).as("again").isEqualTo(usd(4000));
        assertThat(approved(gateway.lookUp(refund)).amount()).isEqualTo(usd(4000));
        assertThat(refunded()).isEqualTo(4000);
        assertThat(gateway.send(request("pop_r2-1", OperationKind.REFUND, 1001, hold.reference())))
                .isInstanceOf(Declined.class);
        assertThat(report())
                .containsExactlyInAnyOrder(
                        "AUTHORIZE pop_a-1 5000",
                        "CAPTURE pop_c1-1 3000",
                        "CAPTURE pop_c2-1 2000",
                        "REFUND pop_r-1 4000");
    }

    @Test
    void what_is_not_taken_is_released_once() {
        for (var several : new boolean[] {true, false}) {
            stripe.severalCaptures = several;
            var hold = approved(gateway.send(authorize("pop_a" + several + "-1", 5000)));
            gateway.send(request("pop_c" + several + "-1", OperationKind.CAPTURE, 3000, hold.reference()));
            var release = request("pop_v" + several + "-1", OperationKind.VOID, 2000, hold.reference());
            assertThat(gateway.lookUp(release)).isInstanceOf(NeverSeen.class);
            assertThat(approved(gateway.send(release)).amount()).isEqualTo(usd(2000));
            assertThat(approved(gateway.send(release)).amount()).isEqualTo(usd(2000));
            assertThat(approved(gateway.lookUp(release)).amount()).isEqualTo(usd(2000));
            assertThat(report()).contains("VOID pop_v" + several + "-1 2000");
            assertThat(gateway.send(request("pop_l" + several + "-1", OperationKind.CAPTURE, 1, hold.reference())))
                    .isInstanceOf(Declined.class);
        }
    }

    @Test
    void a_hold_is_renewed_with_the_same_card_and_refunds_find_what_was_taken_before() {
        var hold = approved(gateway.send(authorize("pop_a-1", 5000)));
        gateway.send(request("pop_c1-1", OperationKind.CAPTURE, 3000, hold.reference()));
        var renewed = approved(gateway.send(request("pop_n-1", OperationKind.REAUTHORIZE, 2000, hold.reference())));
        assertThat(renewed.reference()).isNotEqualTo(hold.reference());
        gateway.send(request("pop_v-1", OperationKind.VOID, 2000, hold.reference()));
        assertThat(gateway.send(request("pop_c2-1", OperationKind.CAPTURE, 2000, renewed.reference())))
                .isInstanceOf(Approved.class);
        assertThat(gateway.send(request("pop_r-1", OperationKind.REFUND, 5000, renewed.reference())))
                .isInstanceOf(Approved.class);
        assertThat(refunded()).isEqualTo(5000);
        assertThat(report()).contains("REAUTHORIZE pop_n-1 2000", "REFUND pop_r-1 5000");
    }

    @Test
    void a_bank_that_refuses_the_rest_does_not_cost_what_was_delivered() {
        var hold = approved(gateway.send(authorize("pop_a-1", 5000, "pm_once")));
        assertThat(gateway.send(request("pop_c1-1", OperationKind.CAPTURE, 3000, hold.reference())))
                .isInstanceOf(Approved.class);
        assertThat(received()).isEqualTo(3000);
        var late = (Declined) gateway.send(request("pop_c2-1", OperationKind.CAPTURE, 2000, hold.reference()));
        assertThat(late.code()).isEqualTo("hold_released");
    }

    @Test
    void nothing_above_the_hold_is_taken() {
        var hold = approved(gateway.send(authorize("pop_a-1", 5000)));
        var above = (Declined) gateway.send(request("pop_c-1", OperationKind.CAPTURE, 5001, hold.reference()));
        assertThat(above.code()).isEqualTo("above_hold");
        assertThat(received()).isZero();
    }

    @Test
    void a_declined_card_says_why() {
        var no = (Declined) gateway.send(authorize("pop_a-1", 5000, "pm_declined"));
        assertThat(no.code()).isEqualTo("insufficient_funds");
        assertThat(no.words()).isEqualTo("There is not enough money on this card.");
        assertThat(no.again()).isFalse();
    }

    @Test
    void what_breaks_after_it_happened_is_not_known_and_then_found() {
        fail("/v1/payment_intents", 500, "{\"error\":{\"type\":\"api_error\"}}", true);
        var authorize = authorize("pop_a-1", 5000);
        assertThat(gateway.send(authorize)).isInstanceOf(NoAnswer.class);
        stripe.failing = "none";
        assertThat(approved(gateway.lookUp(authorize)).amount()).isEqualTo(usd(5000));
        assertThat(stripe.intents).hasSize(1);
        assertThat(gateway.lookUp(authorize("pop_b-1", 5000))).isInstanceOf(NeverSeen.class);
    }

    @Test
    void what_was_not_answered_is_sent_again_a_minute_later_as_it_was() {
        stripe.severalCaptures = true;
        var later = gateway(stripe.server.baseUrl(), Duration.ofSeconds(20), NOW.plusSeconds(60));
        var hold = approved(gateway.send(authorize("pop_a-1", 5000)));
        var capture = request("pop_c-1", OperationKind.CAPTURE, 3000, hold.reference());
        fail("/capture", 500, "{\"error\":{\"type\":\"api_error\"}}", false);
        assertThat(gateway.send(capture)).isInstanceOf(NoAnswer.class);
        stripe.failing = "none";
        assertThat(later.lookUp(capture)).isInstanceOf(NeverSeen.class);
        assertThat(approved(later.send(capture)).amount()).isEqualTo(usd(3000));
        var release = request("pop_v-1", OperationKind.VOID, 2000, hold.reference());
        fail("/cancel", 500, "{\"error\":{\"type\":\"api_error\"}}", false);
        assertThat(gateway.send(release)).isInstanceOf(NoAnswer.class);
        stripe.failing = "none";
        assertThat(later.lookUp(release)).isInstanceOf(NeverSeen.class);
        assertThat(approved(later.send(release)).amount()).isEqualTo(usd(2000));
        assertThat(report()).contains("CAPTURE pop_c-1 3000", "VOID pop_v-1 2000");
    }

    @Test
    void a_capture_is_reported_on_the_day_on_which_stripe_did_it() {
        var day = Duration.ofDays(1);
        stripe.severalCaptures = true;
        var hold = approved(gateway.send(authorize("pop_a-1", 5000)));
        gateway.send(request("pop_c1-1", OperationKind.CAPTURE, 3000, hold.reference()));
        stripe.now = NOW.plus(day);
        gateway.send(request("pop_c2-1", OperationKind.CAPTURE, 1000, hold.reference(), NOW.plusSeconds(3600)));
        gateway.send(request("pop_c3-1", OperationKind.CAPTURE, 1000, hold.reference(), NOW.plus(day)));
        assertThat(captures(NOW)).containsExactly("pop_c1-1 " + NOW);
        assertThat(captures(NOW.plus(day)))
                .containsExactlyInAnyOrder("pop_c2-1 " + NOW.plus(day), "pop_c3-1 " + NOW.plus(day));
    }

    private List<String> captures(Instant around) {
        var lines = new ArrayList<String>();
        gateway.report("mer", around.minusSeconds(60), around.plusSeconds(60), e -> {
            if (e.kind() == OperationKind.CAPTURE) lines.add(e.key() + " " + e.at());
        });
        return lines;
    }

    @Test
    void errors_mean_what_they_mean() {
        fail(
                "/v1/payment_intents",
                429,
                "{\"error\":{\"type\":\"invalid_request_error\",\"code\":\"rate_limit\"}}",
                false);
        assertThat(gateway.send(authorize("pop_1-1", 1))).isInstanceOf(NoAnswer.class);
        fail("/v1/payment_intents", 400, "{\"error\":{\"type\":\"idempotency_error\"}}", false);
        assertThat(gateway.send(authorize("pop_2-1", 1))).isInstanceOf(NoAnswer.class);
        fail(
                "/v1/payment_intents",
                409,
                "{\"error\":{\"type\":\"invalid_request_error\",\"code\":\"lock_timeout\"}}",
                false);
        assertThat(gateway.send(authorize("pop_3-1", 1))).isInstanceOf(NoAnswer.class);
        fail("/v1/payment_intents", 401, "{\"error\":{\"type\":\"invalid_request_error\"}}", false);
        assertThat(gateway.send(authorize("pop_4-1", 1))).isInstanceOf(NotSent.class);
        fail("/v1/payment_intents", 200, "<html>", false);
        assertThat(gateway.send(authorize("pop_5-1", 1))).isInstanceOf(NoAnswer.class);
        fail(
                "/v1/payment_intents",
                402,
                "{\"error\":{\"type\":\"card_error\",\"code\":\"authentication_required\"}}",
                false);
        assertThat(((Declined) gateway.send(authorize("pop_6-1", 1))).words()).contains("another card");
        fail(
                "/v1/payment_intents",
                402,
                "{\"error\":{\"type\":\"card_error\",\"code\":\"card_declined\",\"decline_code\":\"stolen_card\"}}",
                false);
        assertThat(((Declined) gateway.send(authorize("pop_7-1", 1))).code()).isEqualTo("card_not_usable");
        fail("/v1/payment_intents", 402, "{\"error\":{\"type\":\"card_error\",\"code\":\"processing_error\"}}", false);
        assertThat(((Declined) gateway.send(authorize("pop_8-1", 1))).again()).isTrue();
    }

    @Test
    void no_connection_means_that_nothing_was_sent_and_a_question_not_sent_tells_nothing() {
        var url = stripe.server.baseUrl();
        stripe.close();
        var lonely = gateway(url);
        assertThat(lonely.send(authorize("pop_a-1", 5000))).isInstanceOf(NotSent.class);
        assertThat(lonely.lookUp(authorize("pop_a-1", 5000))).isInstanceOf(NoAnswer.class);
        assertThat(lonely.describe(new PaymentToken("pm_1", null)).known()).isTrue();
        assertThatThrownBy(() -> lonely.report("mer", NOW, NOW.plusSeconds(1), e -> {}))
                .isInstanceOf(GatewaySilent.class);
    }

    @Test
    void an_answer_that_takes_too_long_may_have_happened() {
        stripe.delay = 1000;
        var hasty = gateway(stripe.server.baseUrl(), Duration.ofMillis(300));
        assertThat(hasty.send(authorize("pop_a-1", 5000))).isInstanceOf(NoAnswer.class);
    }

    @Test
    void nothing_costs_no_call() {
        assertThat(gateway.send(authorize("pop_a-1", 0))).isInstanceOf(Approved.class);
        assertThat(gateway.lookUp(authorize("pop_a-1", 0))).isInstanceOf(Approved.class);
        assertThat(stripe.calls).isEmpty();
    }

    @Test
    void a_card_is_described_without_its_number() {
        var card = gateway.describe(new PaymentToken("cus_9.pm_1", null));
        assertThat(card).isEqualTo(new CardDescription(true, "Visa", "4242", "fp_1", "US"));
    }

    @Test
    void a_notice_that_stripe_signed_names_everything_of_ours_on_its_object() throws Exception {
        var body = "{\"id\":\"evt_1\",\"object\":\"event\",\"api_version\":\"" + Stripe.API_VERSION
                + "\",\"type\":\"payment_intent.succeeded\",\"data\":{\"object\":{\"id\":\"pi_1\",\"object\":\"payment_intent\",\"metadata\":"
                + "{\"oms_key\":\"pop_a-1\",\"c_pop_c-1\":\"3000 1780000000\",\"v_pop_v-1\":\"2000 1780000000\",\"other\":\"x\"}}}}";
        var header = Webhook.Signature.generateSignatureHeader(body, "whsec_1", NOW.getEpochSecond());
        assertThat(Webhook.constructEvent(body, header, "whsec_1", 300, Clock.fixed(NOW, ZoneOffset.UTC))
                        .getId())
                .isEqualTo("evt_1");
        var notice = gateway.hear(
                name -> name.equals("Stripe-Signature") ? header : null, body.getBytes(StandardCharsets.UTF_8));
        assertThat(notice.id()).isEqualTo("evt_1");
        assertThat(notice.keys()).containsExactlyInAnyOrder("pop_a-1", "pop_c-1", "pop_v-1");
        assertThatThrownBy(() -> gateway.hear(name -> null, body.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(Notice.Refused.class);
    }

    @Test
    void the_shapes_are_those_of_the_version_we_ask_for() {
        assertThat(StripeWire.VERSION).isEqualTo(Stripe.API_VERSION);
    }

    private void fail(String path, int status, String error, boolean afterwards) {
        stripe.failing = path;
        stripe.failingWith = status;
        stripe.error = error;
        stripe.afterwards = afterwards;
    }

    private long received() {
        return stripe.intents.values().stream()
                .mapToLong(i -> i.path("amount_received").asLong())
                .sum();
    }

    private long refunded() {
        return stripe.refunds.values().stream()
                .mapToLong(r -> r.path("amount").asLong())
                .sum();
    }

    private List<String> report() {
        var lines = new ArrayList<String>();
        gateway.report(
                "mer",
                NOW.minusSeconds(60),
                NOW.plusSeconds(60),
                e -> lines.add(e.kind() + " " + e.key() + " " + e.amount().minor()));
        gateway.report("mer_other", NOW.minusSeconds(60), NOW.plusSeconds(60), e -> lines.add("foreign " + e));
        return lines;
    }

    private static Approved approved(GatewayAnswer answer) {
        assertThat(answer).isInstanceOf(Approved.class);
        return (Approved) answer;
    }

    private static Request authorize(String key, long amount) {
        return authorize(key, amount, "pm_1");
    }

    private static Request authorize(String key, long amount, String card) {
        return new Request(
                key,
                "mer",
                "ord_1",
                OperationKind.AUTHORIZE,
                usd(amount),
                new PaymentToken(card, "C-1"),
                "",
                null,
                NOW);
    }

    private static Request request(String key, OperationKind kind, long amount, String hold) {
        return request(key, kind, amount, hold, NOW);
    }

    private static Request request(String key, OperationKind kind, long amount, String hold, Instant orderedAt) {
        return new Request(
                key, "mer", "ord_1", kind, usd(amount), new PaymentToken("pm_1", "C-1"), hold, null, orderedAt);
    }

    private static Money usd(long minor) {
        return Money.of(minor, "USD");
    }

    private static StripeGateway gateway(String url) {
        return gateway(url, Duration.ofSeconds(20));
    }

    private static StripeGateway gateway(String url, Duration timeout) {
        return gateway(url, timeout, NOW);
    }

    private static StripeGateway gateway(String url, Duration timeout, Instant now) {
        return new StripeGateway(
                new PaymentSettings.Stripe() {
                    @Override
                    public Optional<String> apiKey() {
                        return Optional.of("sk_test_1");
                    }

                    @Override
                    public Optional<String> webhookSecret() {
                        return Optional.of("whsec_1");
                    }

                    @Override
                    public String baseUrl() {
                        return url;
                    }

                    @Override
                    public Duration connectTimeout() {
                        return Duration.ofSeconds(2);
                    }

                    @Override
                    public Duration timeout() {
                        return timeout;
                    }

                    @Override
                    public Duration webhookTolerance() {
                        return Duration.ofMinutes(5);
                    }

                    @Override
                    public boolean renewable() {
                        return true;
                    }
                },
                Clock.fixed(now, ZoneOffset.UTC));
    }
}
