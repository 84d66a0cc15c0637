package oms.fraud;

import oms.web.Problem;

/** 429: too many tries to pay, or too many wrong promotion codes, by the same buyer, card, device or IP address. */
public final class TooManyTries extends Problem {
    private final int seconds;

    TooManyTries(TallyKind kind, long seconds) {
        super(
                429,
                "too_many_tries",
                kind == TallyKind.CODES
                        ? "Too many promotion codes were tried. Try again later, or go on without one."
                        : "Too many tries to pay. Try again later.",
                Resolution.RECOVERABLE);
        this.seconds = (int) Math.clamp(seconds, 1, Integer.MAX_VALUE);
    }

    @Override
    public Integer retryAfter() {
        return seconds;
    }
}
