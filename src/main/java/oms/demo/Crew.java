package oms.demo;

import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import oms.outside.Api;
import oms.outside.HttpTransport;
import oms.outside.Picker;
import oms.outside.Wheel;

/**
 * Everybody who works in the sample city, each with the key of their own device. Kept in the demo's folder, so that a resumed
 * demo goes on with the same people.
 *
 * @param office key of an administrator's device
 * @param storefront key of the shop's back-end
 * @param pickers keys by warehouse
 * @param drivers keys and persons by code
 */
record Crew(
        String office,
        String storefront,
        Map<String, String> pickers,
        Map<String, Driver> drivers,
        List<LogIn> logIns) {
    /** @param person the person's id */
    record Driver(String key, String person) {}

    /** What somebody types into the console's log-in page. */
    record LogIn(String what, String email, String password) {}

    Api office(URI base) {
        return new Api(new HttpTransport(base), office);
    }

    Api storefront(URI base) {
        return new Api(new HttpTransport(base), storefront);
    }

    Picker picker(URI base, String warehouse) {
        var key = pickers.get(warehouse);
        if (key == null) throw new IllegalArgumentException("Nobody picks at " + warehouse);
        return new Picker(new Api(new HttpTransport(base), key), warehouse);
    }

    Wheel wheel(URI base, String code, Clock clock) {
        var driver = drivers.get(code);
        if (driver == null) throw new IllegalArgumentException("Nobody drives as " + code);
        return new Wheel(code, new Api(new HttpTransport(base), driver.key()), clock);
    }
}
