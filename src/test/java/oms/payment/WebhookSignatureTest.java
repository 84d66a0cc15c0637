package oms.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.stripe.net.Webhook;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class WebhookSignatureTest {
    static final String SECRET = "whsec_test";
    static final Instant NOW = Instant.ofEpochSecond(1_780_000_000);
    static final Duration FIVE = Duration.ofMinutes(5);
    static final byte[] BODY = "{\"id\":\"evt_1\",\"näme\":1}".getBytes(StandardCharsets.UTF_8);

    @Test
    void stripes_own_signature_is_valid_here() throws Exception {
        var header = Webhook.Signature.generateSignatureHeader(
                new String(BODY, StandardCharsets.UTF_8), SECRET, NOW.getEpochSecond());
        assertThat(valid(header, BODY, SECRET, NOW)).isTrue();
    }

    @Test
    void our_signature_is_valid_for_stripes_own_code() {
        var header = WebhookSignature.of(SECRET, NOW, BODY);
        assertThatCode(() -> Webhook.Signature.verifyHeader(
                        new String(BODY, StandardCharsets.UTF_8),
                        header,
                        SECRET,
                        300,
                        java.time.Clock.fixed(NOW, java.time.ZoneOffset.UTC)))
                .doesNotThrowAnyException();
    }

    @Test
    void another_body_secret_or_time_is_not() {
        var header = WebhookSignature.of(SECRET, NOW, BODY);
        assertThat(valid(header, "{}".getBytes(StandardCharsets.UTF_8), SECRET, NOW))
                .isFalse();
        assertThat(valid(header, BODY, "whsec_other", NOW)).isFalse();
        assertThat(valid(header, BODY, "", NOW)).isFalse();
        assertThat(valid(header.replace("t=178", "t=179"), BODY, SECRET, NOW.plusSeconds(10_000_000)))
                .isFalse();
    }

    @Test
    void it_is_valid_for_five_minutes_either_way() {
        var header = WebhookSignature.of(SECRET, NOW, BODY);
        assertThat(valid(header, BODY, SECRET, NOW.plusSeconds(300))).isTrue();
        assertThat(valid(header, BODY, SECRET, NOW.plusSeconds(301))).isFalse();
        assertThat(valid(header, BODY, SECRET, NOW.minusSeconds(300))).isTrue();
        assertThat(valid(header, BODY, SECRET, NOW.minusSeconds(301))).isFalse();
    }

    @Test
    void one_of_several_signatures_is_enough_and_an_older_scheme_is_not() {
        var header = WebhookSignature.of(SECRET, NOW, BODY);
        var other = WebhookSignature.of("whsec_old", NOW, BODY);
        assertThat(valid(header + "," + other.split(",")[1], BODY, SECRET, NOW)).isTrue();
        assertThat(valid(other + ", " + header.split(",")[1], BODY, SECRET, NOW))
                .isTrue();
        assertThat(valid(header.replace("v1=", "v0="), BODY, SECRET, NOW)).isFalse();
    }

    @Test
    void nonsense_is_not() {
        for (var header : new String[] {
            null,
            "",
            ",",
            "t=,v1=",
            "t=x,v1=y",
            "v1=abc",
            "t=1780000000",
            "t=99999999999999999999,v1=a",
            "=".repeat(5000)
        }) assertThat(valid(header, BODY, SECRET, NOW)).as("%s", header).isFalse();
    }

    private static boolean valid(String header, byte[] body, String secret, Instant now) {
        return WebhookSignature.isValid(header, body, secret, now, FIVE);
    }
}
