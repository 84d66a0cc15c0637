package oms.fleet;

import oms.web.NotFound;

/** 404: this merchant has no such driver. */
public final class DriverNotFound extends NotFound {
    DriverNotFound() {
        super("driver");
    }
}
