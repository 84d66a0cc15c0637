package oms.inventory;

import oms.web.Problem;

/** 404: this merchant has no warehouse of that code. */
public final class WarehouseNotFound extends Problem {
    WarehouseNotFound(String code) {
        super(404, "warehouse_not_found", "There is no warehouse " + code, Resolution.MERCHANT);
    }
}
