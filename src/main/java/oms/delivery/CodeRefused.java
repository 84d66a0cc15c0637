package oms.delivery;

import java.util.Map;
import oms.web.Problem;

/** 422: not this code, or none any more. */
final class CodeRefused extends Problem {
    private final int triesLeft;

    private CodeRefused(String code, String detail, int triesLeft) {
        super(422, code, detail, Resolution.BUYER_INPUT);
        this.triesLeft = triesLeft;
    }

    static CodeRefused wrong(int triesLeft) {
        return new CodeRefused(
                "wrong_code",
                "This is not the code that the shopper was shown; " + triesLeft
                        + (triesLeft == 1 ? " try is left" : " tries are left"),
                triesLeft);
    }

    static CodeRefused exhausted() {
        return new CodeRefused(
                "code_tries_exhausted",
                "Too many wrong codes: take another proof, or report that it could not be delivered and call dispatch",
                0);
    }

    static CodeRefused expired(int triesLeft) {
        return new CodeRefused(
                "code_expired",
                "This code is too old: ask the shopper to show a new one on the tracking page",
                triesLeft);
    }

    static CodeRefused none(int triesLeft) {
        return new CodeRefused(
                "no_code", "The shopper has no code yet: ask them to show one on the tracking page", triesLeft);
    }

    @Override
    public Map<String, Object> extensions() {
        return Map.of("triesLeft", triesLeft);
    }
}
