package oms.checkout;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;

/**
 * A time in which a warehouse delivers so many orders.
 *
 * @param orderBefore until then it can be booked
 * @param capacity orders; {@code booked} of them have a place
 * @param closed whether somebody closed it
 */
record DeliveryWindow(
        String id,
        String warehouse,
        Instant start,
        Instant end,
        Instant orderBefore,
        int capacity,
        int booked,
        boolean closed) {
    /** @return places that are left */
    @JsonIgnore
    public int free() {
        return capacity - booked;
    }

    boolean openAt(Instant now) {
        return !closed && free() > 0 && now.isBefore(orderBefore);
    }
}
