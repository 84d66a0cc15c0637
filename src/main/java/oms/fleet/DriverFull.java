package oms.fleet;

import oms.web.Conflict;

/** 409: the vehicle has no room for this. */
public final class DriverFull extends Conflict {
    DriverFull(String driver, int units) {
        super("driver_full", "Driver " + driver + " has no room for " + units + " more units");
    }
}
