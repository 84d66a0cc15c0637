package oms.fraud;

import oms.web.NotFound;

/** 404: this merchant has no such order, or it has not been scored (a review: did not need one). */
public final class AssessmentNotFound extends NotFound {
    AssessmentNotFound() {
        super("fraud check");
    }
}
