package oms.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import oms.delivery.DoorCodeRepository.Kept;

/**
 * The code that a shopper is shown and tells at the door. Six digits are few: so it lives for minutes, is kept as
 * PBKDF2-HMAC-SHA256 (RFC 8018) with a salt, opens one stop once, and wrong tries are counted in a transaction of their own, which
 * stands whatever becomes of the report.
 */
@ApplicationScoped
class DoorCodes {
    private static final int DIGITS = 6;
    private static final int SALT_BYTES = 16;
    private static final int KEY_BITS = 256;

    private final DoorCodeRepository codes;
    private final DeliverySettings settings;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    DoorCodes(DoorCodeRepository codes, DeliverySettings settings, Clock clock) {
        this.codes = codes;
        this.settings = settings;
        this.clock = clock;
    }

    /** A code in clear; shown once and kept nowhere. */
    record Issued(String code, Instant expiresAt) {}

    /**
     * @return one code for all these stops, which are one shopper's; earlier ones are void
     * @throws TooOften when the last one is only seconds old
     */
    @Transactional
    Issued issue(List<Stop> stops) {
        if (codes.isIssuedSince(stops, clock.instant().minus(settings.codeEvery())))
            throw new TooOften(
                    "code_just_shown", "You have just been shown a code; wait a moment for the next one", (int)
                            Math.max(1, settings.codeEvery().toSeconds()));
        var code = String.format("%0" + DIGITS + "d", random.nextInt(1_000_000));
        var now = clock.instant();
        var expires = now.plus(settings.codeLifetime());
        for (var stop : stops) {
            var salt = new byte[SALT_BYTES];
            random.nextBytes(salt);
            var rounds = settings.codeRounds();
            codes.put(
                    new Kept(stop.id(), stop.merchant(), salt, derive(code, salt, rounds), rounds, expires, null), now);
        }
        return new Issued(code, expires);
    }

    /**
     * Tries a code, in a transaction of its own. What a phone tells late is held against the moment in which the code was told to the
     * driver: it was good then, and only who held it could tell it.
     *
     * @param at when it was told
     * @return the refusal, empty when it is right
     */
    @Transactional(TxType.REQUIRES_NEW)
    Optional<CodeRefused> attempt(Carrier by, Stop stop, String digits, Instant at) {
        var now = clock.instant();
        var who = by.driver() == null ? by.device() : by.driver();
        codes.lock(stop.merchant(), stop.id(), who);
        var tries = codes.tries(stop.merchant(), stop.id(), who, now.minus(settings.codeLifetime()));
        var left = settings.codeTries() - Math.max(tries.ofStop(), tries.ofCarrier());
        if (left <= 0) return Optional.of(CodeRefused.exhausted());
        var kept = codes.find(stop.merchant(), stop.id());
        if (kept.isEmpty() || kept.get().usedAt() != null) return Optional.of(CodeRefused.none(left));
        if (!kept.get().expiresAt().isAfter(at)) return Optional.of(CodeRefused.expired(left));
        if (matches(kept.get(), digits)) return Optional.empty();
        codes.tried(stop.merchant(), stop.id(), who, now);
        return Optional.of(left == 1 ? CodeRefused.exhausted() : CodeRefused.wrong(left - 1));
    }

    /** The right code opens its stop once, in the door's transaction. */
    @Transactional(TxType.MANDATORY)
    void use(Stop stop) {
        if (!codes.use(stop.merchant(), stop.id(), clock.instant())) throw CodeRefused.none(settings.codeTries());
    }

    private static boolean matches(Kept kept, String digits) {
        return MessageDigest.isEqual(derive(digits, kept.salt(), kept.rounds()), kept.hash());
    }

    private static byte[] derive(String code, byte[] salt, int rounds) {
        try {
            var spec = new PBEKeySpec(code.toCharArray(), salt, rounds, KEY_BITS);
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(spec)
                    .getEncoded();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
