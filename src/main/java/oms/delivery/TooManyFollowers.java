package oms.delivery;

import oms.web.Problem;

/** 429: this order is followed at very many places at once. */
final class TooManyFollowers extends Problem {
    private static final int SECONDS = 30;

    TooManyFollowers() {
        super(429, "too_many_followers", "This order is followed at many places already", Resolution.RECOVERABLE);
    }

    @Override
    public Integer retryAfter() {
        return SECONDS;
    }
}
