package oms.inventory;

import oms.web.Conflict;

/** 409: this movement is in the ledger already; each happens once. */
public final class AlreadyRecorded extends Conflict {
    AlreadyRecorded(String reference, String sku) {
        super("already_recorded", "%s is recorded already for %s".formatted(reference, sku));
    }
}
