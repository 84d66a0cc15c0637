package oms.identity;

import jakarta.inject.Singleton;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.jspecify.annotations.Nullable;

/** Passwords as PBKDF2-HMAC-SHA256 (RFC 8018) with 16 bytes of salt; the stored text names its own rounds. */
@Singleton
class Passwords {
    private static final int SALT_BYTES = 16;
    private static final int KEY_BITS = 256;

    private final int rounds;
    private final String nobodys;

    Passwords(IdentitySettings settings) {
        rounds = settings.passwordRounds();
        nobodys = hash(Secrets.next(""));
    }

    /** @return {@code pbkdf2$rounds$salt$key} */
    String hash(String password) {
        var salt = new byte[SALT_BYTES];
        new SecureRandom().nextBytes(salt);
        var encoder = Base64.getEncoder().withoutPadding();
        return "pbkdf2$%d$%s$%s"
                .formatted(
                        rounds, encoder.encodeToString(salt), encoder.encodeToString(derive(password, salt, rounds)));
    }

    /**
     * Takes as long for an account that does not exist (or has no password yet) as for a wrong password.
     *
     * @param stored what {@link #hash} gave; null where there is no such account
     */
    boolean matches(String password, @Nullable String stored) {
        var parts = (stored == null ? nobodys : stored).split("\\$");
        var decoder = Base64.getDecoder();
        var derived = derive(password, decoder.decode(parts[2]), Integer.parseInt(parts[1]));
        return MessageDigest.isEqual(derived, decoder.decode(parts[3])) && stored != null;
    }

    private static byte[] derive(String password, byte[] salt, int rounds) {
        try {
            var spec = new PBEKeySpec(password.toCharArray(), salt, rounds, KEY_BITS);
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(spec)
                    .getEncoded();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
