package oms.scenario;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A use case that moves money or stock.
 *
 * @param stages where an order may stand for it, the usual one first; none for what needs no order
 * @param begins makes all ready, so that running it is nothing but the use case
 */
record Act(String name, List<Stage> stages, Begins begins) {
    /** Where an order stands before. */
    enum Stage {
        /** Placed; whether the bank holds the money is not known. */
        UNKNOWN,
        /** Placed; the bank takes its time. */
        UNPAID,
        AUTHORIZED,
        REVIEW,
        ALLOCATED,
        /** As that, of an article of which there is one piece more. */
        SCARCE,
        ON_THE_ROAD,
        COMING_BACK,
        /** Delivered; whether the bank took the money is not known. */
        OWED,
        DELIVERED,
        /** Cancelled; whether the bank gave the hold back is not known. */
        ENDED;

        Storyboard order(Scene scene) {
            var supply = scene.supply;
            return switch (this) {
                case UNKNOWN -> supply.placed("tok_timeout");
                case UNPAID -> supply.placed("tok_pending");
                case AUTHORIZED -> supply.placed("tok_approved");
                case REVIEW -> supply.doubted();
                case ALLOCATED -> supply.allocated("tok_approved");
                case SCARCE -> scene.isScarce();
                case ON_THE_ROAD -> supply.onTheRoad("tok_approved");
                case COMING_BACK -> supply.onTheRoad("tok_approved").isNotHandedOver("REFUSED", "WAREHOUSE");
                case OWED -> supply.onTheRoad("tok_capture_timeout").isHandedOver();
                case DELIVERED -> supply.delivered("tok_approved");
                case ENDED -> supply.allocated("tok_void_timeout").isCancelled();
            };
        }
    }

    interface Begins {
        /** @param story the order it is about; null for what needs none */
        Runs with(Scene scene, @Nullable Storyboard story);
    }

    interface Runs {
        /** @return the answer; null where a job ran */
        @Nullable
        Answer run();
    }

    boolean needsAnOrder() {
        return !stages.isEmpty();
    }

    /** @return where an order may stand for both, or null */
    @Nullable
    Stage shared(Act other) {
        return stages.stream().filter(other.stages::contains).findFirst().orElse(null);
    }

    static Act of(String name, Begins begins, Stage... stages) {
        return new Act(name, List.of(stages), begins);
    }
}
