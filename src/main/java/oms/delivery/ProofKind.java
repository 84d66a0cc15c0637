package oms.delivery;

/** What shows that a shipment was handed over. */
public enum ProofKind {
    /** Drawn with a finger, with the name of who took it. */
    SIGNATURE,
    /** Six digits that only the shopper was shown. */
    CODE,
    /** Of where it was left. */
    PHOTO
}
