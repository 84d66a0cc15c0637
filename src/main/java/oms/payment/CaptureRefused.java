package oms.payment;

import oms.web.Conflict;

/** 409: nothing, or not enough, is held for this capture. */
public final class CaptureRefused extends Conflict {
    CaptureRefused(String code, String detail) {
        super(code, detail);
    }
}
