package oms.identity;

import java.time.Duration;
import oms.web.Problem;

/** 429: too many log-ins were tried for this account or from this address. */
public final class TooManyAttempts extends Problem {
    private final int seconds;

    TooManyAttempts(Duration wait) {
        super(429, "too_many_attempts", "Too many attempts. Try again in a few minutes.", Resolution.RECOVERABLE);
        seconds = (int) Math.max(1, wait.toSeconds());
    }

    @Override
    public Integer retryAfter() {
        return seconds;
    }
}
