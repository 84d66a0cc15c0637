package oms.payment;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was held, taken and given back for an order, in minor units. Whatever breaks the law cannot be made: nothing is taken
 * beyond the hold, nothing refunded beyond what was taken, nothing done that was not ordered.
 */
final class Amounts {
    /** What is counted. Ordered amounts include what is done. */
    enum Figure {
        AUTHORIZED,
        CAPTURE_ORDERED,
        CAPTURED,
        VOID_ORDERED,
        VOIDED,
        REFUND_ORDERED,
        REFUNDED,
        /** Held a second time by renewals, the old and the new hold together. */
        REAUTHORIZED,
        REPLACE_ORDERED,
        /** Given back of what was held twice. */
        REPLACED;

        /** @return its column in the table of payments */
        String column() {
            return name().toLowerCase(Locale.ROOT) + "_minor";
        }
    }

    /** Thrown for a step that the law forbids: the books refuse what they cannot hold. */
    static final class LawBroken extends IllegalStateException {
        LawBroken(String law, Amounts amounts) {
            super(law + ": " + amounts);
        }
    }

    static final Amounts NONE = new Amounts(new EnumMap<>(Figure.class));

    private final EnumMap<Figure, Long> figures;

    private Amounts(EnumMap<Figure, Long> figures) {
        this.figures = figures;
    }

    /** @throws LawBroken when these amounts cannot be */
    static Amounts of(Map<Figure, Long> figures) {
        var copy = new EnumMap<Figure, Long>(Figure.class);
        copy.putAll(figures);
        var amounts = new Amounts(copy);
        amounts.check();
        return amounts;
    }

    long of(Figure figure) {
        return figures.getOrDefault(figure, 0L);
    }

    /** @throws LawBroken when the result cannot be */
    Amounts plus(Figure figure, long more) {
        var next = new EnumMap<>(figures);
        next.put(figure, Math.addExact(of(figure), more));
        return of(next);
    }

    /** @return what is held and nobody laid claim to */
    long rest() {
        return of(Figure.AUTHORIZED) - of(Figure.CAPTURE_ORDERED) - of(Figure.VOID_ORDERED);
    }

    /** @return what is held and neither taken nor given back, each hold counted once though it be renewed just now */
    long owing() {
        return of(Figure.AUTHORIZED) - of(Figure.CAPTURED) - of(Figure.VOIDED);
    }

    /** @return what the buyer cannot spend at this moment */
    long held() {
        return owing() + of(Figure.REAUTHORIZED) - of(Figure.REPLACED);
    }

    /** @return what may still be refunded */
    long refundable() {
        return of(Figure.CAPTURED) - of(Figure.REFUND_ORDERED);
    }

    /** @return whether a capture or void was ordered whose end is not known */
    boolean inFlight() {
        return of(Figure.CAPTURE_ORDERED) > of(Figure.CAPTURED) || of(Figure.VOID_ORDERED) > of(Figure.VOIDED);
    }

    private void check() {
        for (var figure : Figure.values()) require(of(figure) >= 0, "Never below nothing");
        require(rest() >= 0, "Never above the hold");
        within(Figure.CAPTURED, Figure.CAPTURE_ORDERED);
        within(Figure.VOIDED, Figure.VOID_ORDERED);
        within(Figure.REFUND_ORDERED, Figure.CAPTURED);
        within(Figure.REFUNDED, Figure.REFUND_ORDERED);
        within(Figure.REPLACE_ORDERED, Figure.REAUTHORIZED);
        within(Figure.REPLACED, Figure.REPLACE_ORDERED);
    }

    private void within(Figure small, Figure large) {
        require(of(small) <= of(large), small + " is never more than " + large);
    }

    private void require(boolean holds, String law) {
        if (!holds) throw new LawBroken(law, this);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        if (!(other instanceof Amounts that)) return false;
        for (var figure : Figure.values()) if (of(figure) != that.of(figure)) return false;
        return true;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(held());
    }

    @Override
    public String toString() {
        return figures.toString();
    }
}
