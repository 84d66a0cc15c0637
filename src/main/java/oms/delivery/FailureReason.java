package oms.delivery;

/** Why a shipment could not be handed over. */
public enum FailureReason {
    NOT_HOME,
    REFUSED,
    WRONG_ADDRESS,
    NO_ACCESS,
    DAMAGED,
    OTHER
}
