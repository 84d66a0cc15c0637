package oms.delivery;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import oms.web.InvalidRequest;
import org.jspecify.annotations.Nullable;

/**
 * Something that a driver did, as the phone tells it, now or hours later. Which fields it has follows from what it is.
 *
 * @param deviceSeq the phone's own count, growing
 * @param after the count of the report that the phone made for this driver before; null for its first
 * @param at when it happened, by the phone's clock
 * @param trip LOAD, UNLOAD, DEPART
 * @param stop ARRIVE, DELIVER, FAIL
 * @param sscc LOAD, UNLOAD, RETURN: the code of the package
 * @param reason FAIL, like nextStep
 * @param place FAIL, where the next step is a neighbour or a pick-up point: which one
 * @param proofs DELIVER, FAIL
 */
record PhoneReport(
        @NotNull What what,
        @Min(0) long deviceSeq,
        @Nullable @Min(0) Long after,
        @NotNull Instant at,
        @Nullable @Size(max = 60) String trip,
        @Nullable @Size(max = 60) String stop,
        @Nullable @Size(max = 60) String sscc,
        @Nullable FailureReason reason,
        @Nullable NextStep nextStep,
        @Nullable @Size(max = 120) String place,
        @Nullable @Size(max = 3) List<@NotNull @Valid ProofBody> proofs) {
    /** What a driver does in a shift. */
    enum What {
        LOAD,
        UNLOAD,
        DEPART,
        ARRIVE,
        DELIVER,
        FAIL,
        RETURN
    }

    /** @return the stop, or the trip, or the package's code where there is neither */
    String subject() {
        if (stop != null) return stop;
        return trip != null ? trip : Objects.requireNonNull(sscc);
    }

    /** @throws InvalidRequest where a field is missing without which nobody can tell what happened */
    void check(String pointer) {
        boolean complete = switch (what) {
            case LOAD, UNLOAD -> trip != null && sscc != null;
            case DEPART -> trip != null;
            case ARRIVE, DELIVER -> stop != null;
            case FAIL -> stop != null && reason != null && nextStep != null;
            case RETURN -> sscc != null;
        };
        if (!complete)
            throw new InvalidRequest(
                    pointer, "incomplete", "A report of " + what + " does not say everything that belongs to it");
    }

    List<ProofBody> proofsOrNone() {
        return proofs == null ? List.of() : proofs;
    }
}
