package oms.delivery;

import oms.web.Problem;

/** 404: no package of this merchant carries the code. */
final class UnknownPackage extends Problem {
    UnknownPackage() {
        super(
                404,
                "unknown_package",
                "This package is not ours, or has not been packed yet: leave it here",
                Resolution.BUYER_INPUT);
    }
}
