package oms.inventory;

import org.jspecify.annotations.Nullable;

/**
 * One change of one stock row, and one row of the ledger.
 *
 * @param reference what caused it; with cause, warehouse and SKU it names the movement, which happens once
 */
record Movement(
        Cause cause,
        String reference,
        String warehouse,
        String sku,
        long onHand,
        long reserved,
        @Nullable String reason,
        String actor) {

    enum Cause {
        RECEIVED,
        ADJUSTED,
        COUNTED,
        RESERVED,
        RELEASED,
        SHIPPED,
        SHORT,
        RETURNED,
        TRANSFERRED
    }

    static final String SYSTEM = "system";

    /** @return whether more can be promised after it than before */
    boolean frees() {
        return onHand > reserved;
    }

    static Movement reserved(String reservation, String warehouse, String sku, long quantity) {
        return new Movement(Cause.RESERVED, reservation, warehouse, sku, 0, quantity, null, SYSTEM);
    }

    static Movement released(Held held, String reason) {
        return new Movement(
                Cause.RELEASED, held.id(), held.warehouse(), held.sku(), 0, -held.quantity(), reason, SYSTEM);
    }

    static Movement shipped(Held held) {
        return new Movement(
                Cause.SHIPPED,
                held.id(),
                held.warehouse(),
                held.sku(),
                -held.quantity(),
                -held.quantity(),
                null,
                SYSTEM);
    }

    static Movement returned(Held held) {
        return new Movement(
                Cause.RETURNED,
                held.id(),
                held.warehouse(),
                held.sku(),
                held.quantity(),
                0,
                "shipment returned",
                SYSTEM);
    }

    /** @return a promise that cannot be kept goes; what is on hand was corrected by the count that found it */
    static Movement takenBack(String shortfall, StockLevel level, CannotKeep.Taken taken, String actor) {
        return new Movement(
                Cause.SHORT,
                shortfall + "/" + taken.promise().reservation(),
                level.warehouse(),
                level.sku(),
                0,
                -taken.quantity(),
                "counted too few",
                actor);
    }

    /** @return of the held pieces, {@code missing} are not there: they leave both the promise and the shelf */
    static Movement missing(Held held, long missing, String reason) {
        return new Movement(
                Cause.SHORT,
                held.shipmentId() + "/" + held.id(),
                held.warehouse(),
                held.sku(),
                -missing,
                -missing,
                reason,
                SYSTEM);
    }
}
