package oms.delivery;

import oms.web.Problem;

/** 429: not so often. */
final class TooOften extends Problem {
    private final int seconds;

    /** @param seconds after which it may be tried again */
    TooOften(String code, String detail, int seconds) {
        super(429, code, detail, Resolution.RECOVERABLE);
        this.seconds = seconds;
    }

    @Override
    public Integer retryAfter() {
        return seconds;
    }
}
