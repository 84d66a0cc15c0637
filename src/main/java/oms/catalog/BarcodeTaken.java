package oms.catalog;

import oms.web.Problem;

/** 409: another product that is sold now has this barcode; a scan must mean one thing. */
public final class BarcodeTaken extends Problem {
    BarcodeTaken(String barcode) {
        super(409, "barcode_taken", "Another product has the barcode " + barcode, Resolution.MERCHANT);
    }
}
