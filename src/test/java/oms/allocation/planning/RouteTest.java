package oms.allocation.planning;

import static oms.allocation.planning.City.*;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import oms.geo.GeoPoint;
import org.junit.jupiter.api.Test;

/** One driver is in one place at a time, and keeps the departures that others were promised. */
class RouteTest {
    private static final GeoPoint DOOR = new GeoPoint(40.7150, -73.9950);
    private static final Instant NEXT = WAVE.plus(Duration.ofHours(1));

    @Test
    void a_trip_begins_after_the_last_door_of_the_one_before_and_the_way_back() {
        var driver = driver(committed("shp_1", NY, WAVE), committed("shp_2", NY, WAVE.plus(Duration.ofMinutes(20))));
        var visits = new Route(driver, List.of()).visits();
        assertThat(visits.get(1).loadedFrom())
                .isEqualTo(visits.get(0).done().plus(TRAVEL.between(DOOR, WH_NY)))
                .isAfter(WAVE.plus(Duration.ofMinutes(20)));
    }

    @Test
    void a_committed_trip_leaves_first_where_another_warehouse_has_its_wave_at_the_same_time() {
        var driver = driver(committed("shp_1", NY, WAVE));
        var leg = leg(NJ, driver);
        var route = new Route(driver, List.of(leg));
        assertThat(route.visits().getFirst())
                .isEqualTo(driver.baseline().visits().getFirst());
        var late = route.visit(leg);
        assertThat(late.wave()).isEqualTo(NEXT);
        assertThat(late.loadedFrom())
                .isAfterOrEqualTo(route.visits().getFirst().done().plus(TRAVEL.between(DOOR, WH_NJ)))
                .isAfterOrEqualTo(NEXT);
    }

    @Test
    void a_shipment_that_would_hold_up_the_next_trip_goes_with_that_trip() {
        var driver = driver(committed("shp_1", NY, WAVE), committed("shp_2", NY, NEXT));
        var leg = leg(NY, driver);
        var route = new Route(driver, List.of(leg));
        assertThat(route.visits().getFirst())
                .isEqualTo(driver.baseline().visits().getFirst());
        assertThat(route.visit(leg).wave()).isEqualTo(NEXT);
        assertThat(route.visit(leg).loadedFrom())
                .isEqualTo(driver.baseline().visits().getLast().loadedFrom());
    }

    @Test
    void a_trip_before_a_committed_one_keeps_its_wave_where_there_is_time() {
        var driver = driver(committed("shp_1", NY, WAVE.plus(Duration.ofHours(4))));
        var leg = leg(NY, driver);
        var route = new Route(driver, List.of(leg));
        assertThat(route.visit(leg).wave()).isEqualTo(WAVE);
        assertThat(route.visits().getLast().loadedFrom()).isEqualTo(WAVE.plus(Duration.ofHours(4)));
    }

    private static Leg leg(Warehouse warehouse, Driver driver) {
        return option(example(), warehouse, driver).legs().getFirst();
    }

    private static Commitment committed(String id, Warehouse from, Instant wave) {
        return new Commitment(id, DOOR, from, wave, TONIGHT, null);
    }

    private static Driver driver(Commitment... commitments) {
        return new Driver(
                "D3",
                0,
                10,
                commitments.length,
                NOW,
                TONIGHT,
                WH_NY,
                Set.of(),
                Arrays.asList(commitments),
                Rates.USUAL,
                TRAVEL);
    }
}
