package oms.delivery;

import oms.web.Conflict;

/** 409: not with this package, stop or trip as it stands. */
final class Refusal extends Conflict {
    Refusal(String code, String detail) {
        super(code, detail);
    }
}
