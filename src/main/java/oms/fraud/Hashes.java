package oms.fraud;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** What is kept of a name: enough to recognise it, not to read it. */
@Singleton
class Hashes {
    private final Jdbi jdbi;
    private volatile byte @Nullable [] salt;

    Hashes(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** HMAC-SHA-256 (RFC 2104) under the installation's salt. */
    String of(String name) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(salt(), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(name.getBytes(StandardCharsets.UTF_8)), 0, 16);
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("Every Java has HmacSHA256", e);
        }
    }

    private byte[] salt() {
        var known = salt;
        if (known != null) return known;
        var read = jdbi.withHandle(h -> h.createQuery("select value from oms_fraud.salt")
                        .mapTo(String.class)
                        .one())
                .getBytes(StandardCharsets.UTF_8);
        salt = read;
        return read;
    }
}
