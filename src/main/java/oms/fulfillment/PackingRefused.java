package oms.fulfillment;

import oms.web.Conflict;

/** 409: this cannot be packed, opened or labelled as things stand; nothing was changed. */
public final class PackingRefused extends Conflict {
    PackingRefused(String code, String detail) {
        super(code, detail);
    }
}
