package oms.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/** Random secrets and what is kept of them: 256 bits from the system's generator, stored as their SHA-256. */
final class Secrets {
    static final String SESSION = "ses_";
    static final String API_KEY = "key_";
    static final String DEVICE = "dev_";
    static final String ORDER = "tok_";
    static final String LINK = "lnk_";

    private static final int BYTES = 32;

    private Secrets() {}

    /** @return a new secret; its prefix says what it opens, so that a log scanner finds leaked ones */
    static String next(String prefix) {
        var bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return prefix + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** @return SHA-256 in hexadecimal; enough for secrets that nobody can guess */
    static String hash(String secret) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
