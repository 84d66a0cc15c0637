package oms.checkout;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.time.LocalTime;

@ConfigMapping(prefix = "oms.checkout")
interface CheckoutSettings {
    /** How long a checkout may lie before it expires; every change begins it anew. */
    @WithDefault("PT24H")
    Duration lifetime();

    /** How long an expired or cancelled checkout, with the shopper's address in it, is kept. */
    @WithDefault("P30D")
    Duration kept();

    /** How long a completion waits for the payment gateway before it answers that the payment is pending. */
    @WithDefault("PT2.5S")
    Duration patience();

    /** Until when, by the merchant's clock, a day's deliveries are promised. */
    @WithDefault("21:00")
    LocalTime deliveredBy();

    /** Days after the order by which {@code STANDARD} is delivered. */
    @WithDefault("3")
    int standardDays();

    Shipping shipping();

    /** What delivery costs the shopper, in minor units of the merchant's currency. */
    interface Shipping {
        @WithDefault("300")
        long sameDay();

        @WithDefault("200")
        long nextDay();

        @WithDefault("100")
        long standard();

        /** Added for each whole kilometre of road from the warehouse, where the shopper chooses among warehouses. */
        @WithDefault("5")
        long perKilometre();
    }
}
