package oms.order;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import oms.Ids;
import oms.geo.Address;
import oms.geo.GeoPoint;
import oms.money.Money;

/** The specification's example order, for any merchant. */
public final class NewOrders {
    private NewOrders() {}

    /** 2 × WATER-5L (2 units each) and 1 × PHONE-X (1 unit), $50.00 with shipping. */
    public static NewOrder example(String merchant, String number) {
        var address = new Address("Ada Lovelace", "1 Broadway", null, "New York", "NY", "10004", "US");
        var lines = List.of(
                new OrderLineView(1, "WATER-5L", "Spring water 5 l", 2, Money.of(400, "USD"), 2, 5100),
                new OrderLineView(2, "PHONE-X", "Phone X", 1, Money.of(3900, "USD"), 1, 400));
        return new NewOrder(
                Ids.next("ord"),
                merchant,
                number,
                LocalDate.of(2026, 5, 6),
                Ids.next("chk"),
                "web",
                AllocationModel.COST_ABSORPTION,
                new Customer("C-1", "Ada Lovelace", "ada@shop.example", "+12125550100"),
                address,
                new GeoPoint(40.71, -74.00),
                null,
                null,
                lines,
                List.of(),
                Money.of(4700, "USD"),
                Money.zero("USD"),
                Money.of(300, "USD"),
                Money.zero("USD"),
                Money.of(5000, "USD"),
                Sla.SAME_DAY,
                Instant.parse("2026-05-07T01:00:00Z"),
                null,
                null,
                new PaymentMethod("card", "visa", "4242", "fp_1", "US"),
                new Device("dev-1", "127.0.0.1", null));
    }
}
