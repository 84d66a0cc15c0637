package oms.notification;

import oms.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened and that a shopper may be told.
 *
 * @param shipmentId empty where it is about the whole order
 * @param occasion 0, or the number of its event where the same can happen again
 * @param why the code of the reason: a cause of cancellation, why nobody opened, how it was proven
 * @param words the reason as the outside gave it, or empty
 * @param next what follows, as a code, or empty
 * @param amount money it is about, where it is not the order's or the shipment's total
 */
record Fact(
        MessageKind kind,
        String shipmentId,
        long occasion,
        String why,
        String words,
        String next,
        @Nullable Money amount) {
    static Fact once(MessageKind kind) {
        return new Fact(kind, "", 0, "", "", "", null);
    }

    static Fact once(MessageKind kind, String shipmentId) {
        return new Fact(kind, shipmentId, 0, "", "", "", null);
    }

    /** The same again is another fact. */
    Fact at(long event) {
        return new Fact(kind, shipmentId, event, why, words, next, amount);
    }

    Fact because(String code, String inWords) {
        return new Fact(kind, shipmentId, occasion, code, inWords, next, amount);
    }

    Fact then(String step) {
        return new Fact(kind, shipmentId, occasion, why, words, step, amount);
    }

    Fact of(Money sum) {
        return new Fact(kind, shipmentId, occasion, why, words, next, sum);
    }
}
