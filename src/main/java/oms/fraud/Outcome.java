package oms.fraud;

/** What a score leads to. */
public enum Outcome {
    APPROVED,
    MANUAL_REVIEW,
    REJECTED
}
