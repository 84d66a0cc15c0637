package oms.inventory;

import oms.web.Conflict;

/** 409: too many buyers want the same SKU at this moment; nothing was done, and the same request may come again shortly. */
public final class Crowded extends Conflict {
    Crowded() {
        super("busy", "Many are buying the same article at this moment; please try again");
    }

    @Override
    public Integer retryAfter() {
        return 1;
    }
}
