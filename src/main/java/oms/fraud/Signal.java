package oms.fraud;

import java.math.BigDecimal;
import java.util.Locale;

/** What a score is made of. */
public enum Signal {
    CUSTOMER_HISTORY,
    ORDER_VALUE,
    SHIPPING_ADDRESS,
    PAYMENT_METHOD,
    DEVICE,
    VELOCITY;

    BigDecimal weight(FraudSettings.Weights weights) {
        return switch (this) {
            case CUSTOMER_HISTORY -> weights.customerHistory();
            case ORDER_VALUE -> weights.orderValue();
            case SHIPPING_ADDRESS -> weights.shippingAddress();
            case PAYMENT_METHOD -> weights.paymentMethod();
            case DEVICE -> weights.device();
            case VELOCITY -> weights.velocity();
        };
    }

    /** @return as settings name it: {@code order-value} */
    String setting() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
