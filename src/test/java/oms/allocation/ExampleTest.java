package oms.allocation;

import static oms.allocation.SomeOrders.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import oms.Ids;
import oms.fleet.Drivers;
import oms.geo.GeoPoint;
import oms.geo.TravelTimes;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The specification's example at its own time of day, with the default settings: ten past one in New York. D1 and D2 got their loads
 * the way drivers get loads: by orders that only they could take.
 */
@QuarkusTest
@TestProfile(ExampleTest.OnTheDay.class)
class ExampleTest {
    public static class OnTheDay implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("oms.clock.start", "2026-05-06T17:10:00Z");
        }
    }

    @Inject
    SomeOrders some;

    @Inject
    Drivers drivers;

    @Inject
    Allocation allocation;

    private final String merchant = Ids.next("mer");

    @BeforeEach
    void the_sample_citys_first_warehouse() {
        some.warehouse(merchant, "WH-NY", WH_NY, true);
        some.receive(merchant, "WH-NY", "WATER-5L", 240);
        some.receive(merchant, "WH-NY", "PHONE-X", 60);
        some.driver(merchant, "D1", 10, new GeoPoint(40.7442, -73.9480));
        some.driver(merchant, "D2", 10, new GeoPoint(40.7431, -73.9502));
    }

    @Test
    void picked_up_at_two_delivered_at_half_past_three_by_D1_and_not_by_D2() {
        var toBowery = byWhoComesNow("D1", BOWERY, 3);
        byWhoComesNow("D2", GRAND_CONCOURSE, 8);
        assertThat(drivers.get(merchant, "D1").load()).isEqualTo(3);
        assertThat(drivers.get(merchant, "D2").load()).isEqualTo(8);

        var order = some.approved(merchant, CUSTOMER, water(2), phones(1));

        var shipment = some.only(merchant, order);
        assertThat(shipment.warehouse()).isEqualTo("WH-NY");
        assertThat(shipment.driver()).isEqualTo("D1");
        assertThat(shipment.units()).isEqualTo(5);
        assertThat(shipment.pickUpAt()).isEqualTo("2026-05-06T18:00:00Z");
        assertThat(shipment.deliverAt()).isEqualTo("2026-05-06T19:30:00Z");
        assertThat(some.only(merchant, toBowery).pickUpAt()).isEqualTo("2026-05-06T18:00:00Z");
        assertThat(drivers.get(merchant, "D1").load()).isEqualTo(8);
        var record = allocation.why(merchant, order).decisions().getFirst().record();
        assertThat(record.candidates())
                .filteredOn(candidate -> candidate.key().equals("WH-NY:D2"))
                .singleElement()
                .satisfies(d2 -> assertThat(d2.refusals()).containsExactly("D2: load 8 + 5 = 13 > max 10"));
        var winner = record.candidates().getFirst();
        assertThat(winner.margin()).as("what it earns, less its costs").isEqualTo(-winner.cost());
        assertThat(winner.terms())
                .filteredOn(term -> term.rule().equals("revenue"))
                .singleElement()
                .satisfies(earned -> assertThat(earned.amount()).isEqualTo(-5000));
    }

    @Test
    void D1_who_drives_that_way_anyway_is_cheaper_than_an_empty_van() {
        byWhoComesNow("D1", BOWERY, 3);
        some.atWork(merchant, "D3", 24, WH_NY);
        var order = some.approved(merchant, CUSTOMER, water(2), phones(1));
        assertThat(some.only(merchant, order).driver()).isEqualTo("D1");
        var record = allocation.why(merchant, order).decisions().getFirst().record();
        var chosen = record.candidates().getFirst();
        var next = record.candidates().get(1);
        assertThat(record.runnerUp())
                .isEqualTo(new DecisionRecord.RunnerUp(
                        next.key(), next.points() - chosen.points(), next.cost() - chosen.cost()));
        assertThat(next.key()).isEqualTo("WH-NY:D3");
    }

    @Test
    void what_the_road_says_decides_from_where_it_comes_and_is_told() {
        some.warehouse(merchant, "WH-BX", WH_BX, true);
        some.receive(merchant, "WH-BX", "PHONE-X", 60);
        drivers.startShift(merchant, "D1");
        QuarkusMock.installMockForType(new BrokenBridge(), TravelTimes.class);
        var order = some.approved(merchant, CUSTOMER, phones(1));
        assertThat(some.only(merchant, order).warehouse()).isEqualTo("WH-BX");
        var record = allocation.why(merchant, order).decisions().getFirst().record();
        assertThat(record.candidates())
                .filteredOn(candidate -> candidate.key().equals("WH-NY:D1"))
                .singleElement()
                .satisfies(ny -> assertThat(ny.terms())
                        .filteredOn(term -> term.rule().equals("driving"))
                        .singleElement()
                        .satisfies(driving -> assertThat(driving.amount()).isGreaterThan(150 * 45)));
    }

    /** From New York to the customer it is three hours by the next bridge. */
    private static final class BrokenBridge implements TravelTimes {
        @Override
        public Duration between(GeoPoint from, GeoPoint to) {
            return around(from, to) ? Duration.ofHours(3) : Duration.ofSeconds(Math.round(metres(from, to) / 25 * 3.6));
        }

        @Override
        public double metres(GeoPoint from, GeoPoint to) {
            return around(from, to) ? 150_000 : from.metresTo(to) * 1.3;
        }

        private static boolean around(GeoPoint from, GeoPoint to) {
            return from.equals(WH_NY) && to.equals(CUSTOMER);
        }
    }

    /** The last who came to work: the others have no room for it, or have not begun. */
    private String byWhoComesNow(String code, GeoPoint door, int units) {
        drivers.startShift(merchant, code);
        var order = some.approved(merchant, door, phones(units));
        assertThat(some.only(merchant, order).driver()).isEqualTo(code);
        return order;
    }
}
