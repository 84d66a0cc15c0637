package oms.delivery;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Who acts on the road.
 *
 * @param driver the driver's code; null for a dispatcher, who acts for every driver
 * @param device the phone, session or key that was shown; what a device's counting belongs to
 * @param name for the chain of custody
 */
record Carrier(String merchant, @Nullable String driver, String device, String name) {
    /**
     * @param name that the driver's phone gave itself; it stays when the driver logs in again
     * @return the same driver, counted by the phone and not by the credential
     */
    Carrier on(String name) {
        return new Carrier(merchant, driver, "phone/" + code() + "/" + name, this.name);
    }

    /** @return the driver's code; only for those who are one */
    String code() {
        return Objects.requireNonNull(driver);
    }

    boolean owns(Trip trip) {
        return merchant.equals(trip.merchant()) && (driver == null || driver.equals(trip.driver()));
    }
}
