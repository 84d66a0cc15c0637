package oms.checkout;

import oms.web.Problem;

/** 412: somebody changed the checkout since the caller read it. */
final class ChangedMeanwhile extends Problem {
    ChangedMeanwhile() {
        super(412, "changed_meanwhile", "The checkout was changed since you read it", Resolution.RECOVERABLE);
    }
}
