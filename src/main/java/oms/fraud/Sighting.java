package oms.fraud;

import java.time.Instant;
import java.util.Locale;
import java.util.function.UnaryOperator;
import oms.geo.Address;
import oms.order.OrderView;
import org.jspecify.annotations.Nullable;

/** What is remembered of an order: who, with what, whereto, as hashes; and how much, when. */
record Sighting(
        String orderId,
        String merchant,
        String number,
        String customerKey,
        @Nullable String cardKey,
        @Nullable String deviceKey,
        String addressKey,
        long amountMinor,
        String currency,
        Instant placedAt) {

    /** @param hash turns a name into what is kept of it */
    static Sighting of(OrderView order, UnaryOperator<String> hash) {
        var c = order.customer();
        var device = order.device() == null ? null : order.device().fingerprint();
        return new Sighting(
                order.id(),
                order.merchant(),
                order.number(),
                hash.apply(
                        c.id() != null
                                ? "customer " + c.id()
                                : "guest " + c.email().strip().toLowerCase(Locale.ROOT)),
                order.payment().fingerprint() == null
                        ? null
                        : hash.apply("card " + order.payment().fingerprint()),
                device == null ? null : hash.apply("device " + device),
                hash.apply("address " + place(order.shippingAddress())),
                order.total().minor(),
                order.total().currency(),
                order.placedAt());
    }

    /** The same for every way to write one address that differs in case, spaces and punctuation only. */
    private static String place(Address a) {
        var text =
                String.join("|", a.line1(), or(a.line2()), or(a.postalCode()), a.city(), or(a.region()), a.country());
        return text.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}|]+", " ")
                .replaceAll(" *\\| *", "|")
                .strip();
    }

    private static String or(@Nullable String text) {
        return text == null ? "" : text;
    }
}
