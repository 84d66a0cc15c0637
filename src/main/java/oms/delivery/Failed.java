package oms.delivery;

import org.jspecify.annotations.Nullable;

/**
 * An attempt that failed.
 *
 * @param place which neighbour or pick-up point it is brought to, in the driver's words; counts where the next step is one of them
 */
record Failed(FailureReason reason, NextStep next, @Nullable String place) {
    Failed {
        place = place == null || place.isBlank() || !next.staysOpen() ? null : place.strip();
    }
}
