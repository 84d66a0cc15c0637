package oms.fulfillment;

import oms.web.Conflict;

/** 409: this scan does not belong here; nothing was counted. The code says why, the detail what to do. */
public final class ScanRefused extends Conflict {
    ScanRefused(String code, String detail) {
        super(code, detail);
    }
}
