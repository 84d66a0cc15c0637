package oms.fraud;

import java.util.Locale;

/** What a score is made of. */
public enum Signal {
    CUSTOMER_HISTORY,
    ORDER_VALUE,
    SHIPPING_ADDRESS,
    PAYMENT_METHOD,
    DEVICE,
    VELOCITY,
    /** Things that are known each for itself, but were never seen together. */
    COMBINATION;

    /** @return {@code order value} */
    String inWords() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
