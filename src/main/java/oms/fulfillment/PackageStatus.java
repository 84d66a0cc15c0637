package oms.fulfillment;

/** A package is sealed when it comes into being; it may be opened again until its shipment is packed. */
public enum PackageStatus {
    SEALED,
    VOIDED
}
