package oms.payment;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Stripe's scheme, which the simulated gateway uses too: {@code t=<epoch second>,v1=<hex HMAC-SHA256 of "t.body">}, perhaps several
 * {@code v1} while a secret is being changed. The time is signed, so that an old notice cannot be sent again later.
 */
final class WebhookSignature {
    private static final String SCHEME = "v1";
    private static final int LONGEST = 2000;

    private WebhookSignature() {}

    static String of(String secret, Instant at, byte[] body) {
        return "t=" + at.getEpochSecond() + "," + SCHEME + "="
                + HexFormat.of().formatHex(mac(secret, at.getEpochSecond(), body));
    }

    /**
     * @param header as it came, null where there was none
     * @param tolerance how far its time may be from ours, either way
     */
    static boolean isValid(@Nullable String header, byte[] body, String secret, Instant now, Duration tolerance) {
        if (header == null || header.length() > LONGEST || secret.isEmpty()) return false;
        long at = time(header);
        if (at < 0 || Math.abs(now.getEpochSecond() - at) > tolerance.toSeconds()) return false;
        var expected = HexFormat.of().formatHex(mac(secret, at, body)).getBytes(StandardCharsets.US_ASCII);
        boolean valid = false;
        for (var part : header.split(",", -1)) {
            var given = value(part, SCHEME);
            // every one is compared, each in constant time
            if (given != null) valid |= MessageDigest.isEqual(expected, given.getBytes(StandardCharsets.UTF_8));
        }
        return valid;
    }

    private static long time(String header) {
        for (var part : header.split(",", -1)) {
            var given = value(part, "t");
            if (given != null) return given.matches("[0-9]{1,12}") ? Long.parseLong(given) : -1;
        }
        return -1;
    }

    private static @Nullable String value(String part, String name) {
        var stripped = part.strip();
        return stripped.startsWith(name + "=") ? stripped.substring(name.length() + 1) : null;
    }

    private static byte[] mac(String secret, long at, byte[] body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            mac.update((at + ".").getBytes(StandardCharsets.UTF_8));
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HMAC-SHA256 is part of every Java", e);
        }
    }
}
