package oms.payment;

/** When the money for a shipment is taken. */
public enum CaptureMoment {
    /** When the buyer has it. */
    DELIVERED,
    /** When it leaves the warehouse. */
    HANDED_OFF
}
