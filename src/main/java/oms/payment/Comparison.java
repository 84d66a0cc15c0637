package oms.payment;

import java.util.Optional;
import oms.money.Money;
import oms.payment.GatewayAnswer.Approved;
import org.jspecify.annotations.Nullable;

/** Holds one thing of our books against the same thing of the gateway's. */
final class Comparison {
    /** What is found to differ. */
    record Finding(
            String subject,
            DifferenceKind kind,
            @Nullable Operation operation,
            OperationKind operationKind,
            @Nullable String reference,
            @Nullable Money ours,
            @Nullable Money theirs,
            String words) {
        String currency() {
            var either = ours == null ? theirs : ours;
            return either == null ? "XXX" : either.currency();
        }
    }

    private Comparison() {}

    /**
     * What the gateway reports against what we have.
     *
     * @param ours null where we have nothing of it
     * @return empty where both say the same
     */
    static Optional<Finding> of(Effect theirs, @Nullable Operation ours) {
        if (ours == null)
            return Optional.of(found(
                    theirs,
                    null,
                    DifferenceKind.MISSING_HERE,
                    "The gateway did this, and our books do not know of it"));
        if (ours.kind() != theirs.kind())
            return Optional.of(found(
                    theirs, ours, DifferenceKind.STATE, "Meant as " + ours.kind() + ", done as " + theirs.kind()));
        if (ours.status() != OperationStatus.SUCCEEDED)
            return Optional.of(found(
                    theirs, ours, DifferenceKind.STATE, "It happened at the gateway; our books say " + ours.status()));
        if (!ours.idempotencyKey().equals(theirs.key()))
            return Optional.of(found(
                    theirs,
                    ours,
                    DifferenceKind.STATE,
                    "The gateway did it under an earlier key, our books have a later one"));
        if (!ours.amount().equals(theirs.amount()))
            return Optional.of(found(theirs, ours, DifferenceKind.AMOUNT, "The amounts differ"));
        return Optional.empty();
    }

    /**
     * What we have, and the gateway's report does not, against what the gateway says when it is asked.
     *
     * @return empty where it has it after all, on another day
     */
    static Optional<Finding> of(Operation ours, GatewayAnswer says) {
        if (says instanceof Approved yes)
            return yes.amount().equals(ours.amount())
                    ? Optional.empty()
                    : Optional.of(missing(ours, DifferenceKind.AMOUNT, yes.amount(), "The amounts differ"));
        return Optional.of(missing(
                ours, DifferenceKind.MISSING_THERE, null, "Our books have this, and the gateway does not know of it"));
    }

    private static Finding found(Effect theirs, @Nullable Operation ours, DifferenceKind kind, String words) {
        return new Finding(
                theirs.subject(),
                kind,
                ours,
                theirs.kind(),
                theirs.reference(),
                ours == null ? null : ours.amount(),
                theirs.amount(),
                words);
    }

    private static Finding missing(Operation ours, DifferenceKind kind, @Nullable Money theirs, String words) {
        return new Finding(
                ours.idempotencyKey(), kind, ours, ours.kind(), ours.gatewayReference(), ours.amount(), theirs, words);
    }
}
