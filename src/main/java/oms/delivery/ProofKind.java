package oms.delivery;

/** What shows that a shipment was handed over. */
public enum ProofKind {
    SIGNATURE
}
