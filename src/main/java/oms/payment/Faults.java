package oms.payment;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import oms.web.InvalidRequest;
import oms.web.Problem;
import org.jspecify.annotations.Nullable;

/**
 * How often the simulated gateway goes wrong; every rate is a share of calls or of webhooks, 0 to 1. What goes wrong is decided by
 * the seed, the operation's key and how often it came before: a run with the same keys goes wrong in the same places.
 *
 * @param webhookLate share that comes late, and so behind later ones
 * @param webhookTwice share that comes again after it was taken
 * @param webhookLost share that never comes
 */
record Faults(
        long seed,
        double unreachable,
        double timeoutBefore,
        double timeoutAfter,
        double errorBefore,
        double errorAfter,
        double slow,
        double webhookLate,
        double webhookTwice,
        double webhookLost) {
    static final Faults NONE = new Faults(0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    /** @throws InvalidRequest when a rate is no share, or the calls' rates together are above one */
    Faults {
        var faults = new ArrayList<Problem.Fault>();
        share(faults, "unreachable", unreachable);
        share(faults, "timeoutBefore", timeoutBefore);
        share(faults, "timeoutAfter", timeoutAfter);
        share(faults, "errorBefore", errorBefore);
        share(faults, "errorAfter", errorAfter);
        share(faults, "slow", slow);
        share(faults, "webhookLate", webhookLate);
        share(faults, "webhookTwice", webhookTwice);
        share(faults, "webhookLost", webhookLost);
        if (faults.isEmpty() && sum(unreachable, timeoutBefore, timeoutAfter, errorBefore, errorAfter, slow) > 1.000001)
            faults.add(new Problem.Fault("", "above_one", "The rates of the calls are above 1 together"));
        if (!faults.isEmpty()) throw new InvalidRequest(List.copyOf(faults));
    }

    private static void share(List<Problem.Fault> faults, String name, double rate) {
        if (!(rate >= 0 && rate <= 1))
            faults.add(new Problem.Fault("/" + name, "no_share", "A rate is a number from 0 to 1"));
    }

    private static double sum(double... rates) {
        double sum = 0;
        for (var rate : rates) sum += rate;
        return sum;
    }

    /** @return whether calls go wrong at all */
    boolean anyCall() {
        return rate(Fault.UNREACHABLE) + rate(Fault.TIMEOUT_BEFORE) + rate(Fault.TIMEOUT_AFTER) > 0
                || rate(Fault.ERROR_BEFORE) + rate(Fault.ERROR_AFTER) + rate(Fault.SLOW) > 0;
    }

    /**
     * @param purpose {@code send} or {@code ask}: the two go wrong apart
     * @param earlier how often the same was done before
     * @return what goes wrong this time, or null
     */
    @Nullable
    Fault ofCall(String purpose, String key, int earlier) {
        var drawn = draw(purpose + ' ' + earlier, key);
        double below = 0;
        for (var fault : Fault.values()) {
            below += rate(fault);
            if (drawn < below) return fault;
        }
        return null;
    }

    boolean isLate(String webhook) {
        return draw("late", webhook) < webhookLate;
    }

    boolean isTwice(String webhook) {
        return draw("twice", webhook) < webhookTwice;
    }

    boolean isLost(String webhook) {
        return draw("lost", webhook) < webhookLost;
    }

    private double rate(Fault fault) {
        return switch (fault) {
            case UNREACHABLE -> unreachable;
            case TIMEOUT_BEFORE -> timeoutBefore;
            case TIMEOUT_AFTER -> timeoutAfter;
            case ERROR_BEFORE -> errorBefore;
            case ERROR_AFTER -> errorAfter;
            case SLOW -> slow;
        };
    }

    /** @return 0 to 1, always the same for one seed, purpose and key */
    private double draw(String purpose, String key) {
        var text = seed + " " + purpose + ' ' + key;
        var bits = UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)).getLeastSignificantBits() & 0xFFFFFFL;
        return bits / (double) 0x1000000L;
    }
}
