package oms.inventory;

import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import oms.Ids;
import oms.geo.Address;
import oms.geo.GeoPoint;
import oms.money.Money;

/** A warehouse and what lies in it, for tests of any module: {@code SomeStock.warehouse("WH-NY")}. */
public final class SomeStock {
    private SomeStock() {}

    /** @return a warehouse in New York that serves everywhere within 60 km */
    public static WarehouseView warehouse(String code) {
        return warehouse(code, new GeoPoint(40.7440, -73.9485));
    }

    public static WarehouseView warehouse(String code, GeoPoint at) {
        return new WarehouseView(
                code,
                code,
                at,
                new Address("Acme Warehouse", "1 Dock Street", null, "New York", "NY", "11101", "US"),
                ZoneId.of("America/New_York"),
                LocalTime.of(6, 0),
                LocalTime.of(22, 0),
                LocalTime.of(16, 0),
                Duration.ofMinutes(30),
                Duration.ofMinutes(60),
                Money.of(150, "USD"),
                true,
                60.0,
                null);
    }

    /** @return pieces that came in with a delivery note of their own */
    public static Receipt receipt(String warehouse, String sku, long quantity) {
        return new Receipt(Ids.next("rec"), warehouse, sku, quantity, Money.of(100, "USD"), new Place("B", 3, 12));
    }
}
