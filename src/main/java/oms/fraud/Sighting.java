package oms.fraud;

import java.time.Instant;
import java.util.function.UnaryOperator;
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
        @Nullable String ipKey,
        long amountMinor,
        String currency,
        Instant placedAt) {

    /** @param hash turns a name into what is kept of it */
    static Sighting of(OrderView order, UnaryOperator<String> hash) {
        var device = order.device();
        return new Sighting(
                order.id(),
                order.merchant(),
                order.number(),
                hash.apply(Names.customer(order.customer())),
                hashed(hash, Names.card(order.payment().fingerprint())),
                hashed(hash, Names.device(device == null ? null : device.fingerprint())),
                hash.apply(Names.address(order.shippingAddress())),
                hashed(hash, Names.ip(device == null ? null : device.ip())),
                order.total().minor(),
                order.total().currency(),
                order.placedAt());
    }

    private static @Nullable String hashed(UnaryOperator<String> hash, @Nullable String name) {
        return name == null ? null : hash.apply(name);
    }
}
