package oms.allocation;

import static oms.allocation.SomeOrders.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import oms.Ids;
import oms.TestDeliveries;
import oms.fleet.Drivers;
import oms.geo.GeoPoint;
import oms.inventory.Held;
import oms.inventory.Stock;
import oms.order.OrderStatus;
import oms.order.Orders;
import oms.order.ShipmentStatus;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Plans go on changing for the better, and for no other reason than one that is told. */
@QuarkusTest
@TestProfile(ExampleTest.OnTheDay.class)
class ImprovingTest {
    private static final GeoPoint TEN_KILOMETRES_AWAY = new GeoPoint(40.8300, -73.9300);
    private static final GeoPoint NEXT_DOOR = new GeoPoint(40.7445, -73.9480);
    private static final Instant AT_TWO = Instant.parse("2026-05-06T18:00:00Z");

    @Inject
    SomeOrders some;

    @Inject
    Improving improving;

    @Inject
    Lease lease;

    @Inject
    Allocation allocation;

    @Inject
    Orders orders;

    @Inject
    Drivers drivers;

    @Inject
    Stock stock;

    @Inject
    TestDeliveries deliveries;

    @Inject
    Jdbi jdbi;

    private final String merchant = Ids.next("mer");

    @BeforeEach
    void a_warehouse_with_goods() {
        some.warehouse(merchant, "WH-NY", WH_NY, true);
        some.receive(merchant, "WH-NY", "WATER-5L", 50);
        some.receive(merchant, "WH-NY", "PHONE-X", 50);
    }

    @Test
    void a_driver_who_is_nearer_takes_over_and_the_pick_up_stays_where_it_was() {
        some.atWork(merchant, "D1", 10, TEN_KILOMETRES_AWAY);
        var order = some.approved(merchant, CUSTOMER, water(2), phones(1));
        var before = some.only(merchant, order);
        assertThat(before.driver()).isEqualTo("D1");
        some.atWork(merchant, "D2", 10, WH_NY);
        deliveries.drain();
        assertThat(some.only(merchant, order)).isEqualTo(before);

        assertThat(improving.improve(merchant)).isEqualTo(1);

        var after = some.only(merchant, order);
        assertThat(after.id()).as("only the driver changes").isEqualTo(before.id());
        assertThat(after.driver()).isEqualTo("D2");
        assertThat(after.pickUpAt()).isEqualTo(before.pickUpAt()).isEqualTo(AT_TWO);
        assertThat(after.deliverAt()).isEqualTo(before.deliverAt());
        assertThat(drivers.get(merchant, "D1").load()).isZero();
        assertThat(drivers.get(merchant, "D2").load()).isEqualTo(5);
        assertThat(reasons(order)).singleElement().asString().matches("D2 instead of D1: saves \\$\\d+\\.\\d\\d");
        var decision = allocation.why(merchant, order).decisions().getFirst();
        assertThat(decision.outcome()).isEqualTo(Decision.Outcome.REALLOCATED);
        assertThat(decision.record().replaced()).isEqualTo("WH-NY:D1");
        assertThat(improving.improve(merchant)).as("once is enough").isZero();
        assertThat(some.only(merchant, order)).isEqualTo(after);
    }

    @Test
    void what_saves_less_than_a_change_costs_stays_as_it_is() {
        some.atWork(merchant, "D1", 10, NEXT_DOOR);
        var order = some.approved(merchant, CUSTOMER, water(2), phones(1));
        some.atWork(merchant, "D2", 10, WH_NY);
        deliveries.drain();
        assertThat(improving.improve(merchant)).isZero();
        assertThat(some.only(merchant, order).driver()).isEqualTo("D1");
        assertThat(reasons(order)).isEmpty();
    }

    @Test
    void several_orders_go_together_where_that_is_cheaper() {
        some.atWork(merchant, "D1", 5, WH_NY);
        var one = some.approved(merchant, CUSTOMER, water(2), phones(1));
        some.atWork(merchant, "D2", 5, WH_NY);
        var other = some.approved(merchant, BOWERY, water(2), phones(1));
        assertThat(some.only(merchant, other).driver()).isEqualTo("D2");
        some.atWork(merchant, "D3", 24, WH_NY);
        deliveries.drain();
        improving.improve(merchant);
        improving.improve(merchant);
        assertThat(List.of(
                        some.only(merchant, one).driver(),
                        some.only(merchant, other).driver()))
                .containsOnly("D3");
        assertThat(drivers.get(merchant, "D3").load()).isEqualTo(10);
    }

    @Test
    void goods_move_to_a_better_warehouse() {
        var order = teaFromTheBronx();
        var before = some.only(merchant, order);
        assertThat(improving.improve(merchant)).isEqualTo(1);
        var after = some.only(merchant, order);
        assertThat(after.warehouse()).isEqualTo("WH-NY");
        assertThat(after.id()).isNotEqualTo(before.id());
        assertThat(orders.get(merchant, order).shipment(before.id()).status()).isEqualTo(ShipmentStatus.CANCELLED);
        assertThat(stock.held(merchant, order)).extracting(Held::warehouse).containsOnly("WH-NY");
        assertThat(reasons(order)).singleElement().asString().startsWith("D1 from WH-NY instead of D1 from WH-BX");
    }

    @Test
    void from_the_time_on_by_which_it_must_be_picked_it_stays_where_it_is() {
        var order = teaFromTheBronx();
        jdbi.useHandle(h -> h.execute(
                "update oms_allocation.stop set wave_at = ? where order_id = ?",
                Instant.parse("2026-05-06T17:20:00Z"),
                order));
        assertThat(improving.improve(merchant)).isZero();
        assertThat(some.only(merchant, order).warehouse()).isEqualTo("WH-BX");
    }

    /** The nearer warehouse gets its tea only afterwards. */
    private String teaFromTheBronx() {
        some.warehouse(merchant, "WH-BX", WH_BX, true);
        some.receive(merchant, "WH-BX", "TEA", 5);
        some.atWork(merchant, "D1", 10, WH_NY);
        var order = some.approved(merchant, CUSTOMER, tea(2));
        assertThat(some.only(merchant, order).warehouse()).isEqualTo("WH-BX");
        some.receive(merchant, "WH-NY", "TEA", 5);
        deliveries.drain();
        return order;
    }

    @Test
    void while_another_planner_works_nothing_is_improved() {
        some.atWork(merchant, "D1", 10, TEN_KILOMETRES_AWAY);
        some.approved(merchant, CUSTOMER, water(2), phones(1));
        some.atWork(merchant, "D2", 10, WH_NY);
        deliveries.drain();
        var held = lease.take(Region.everywhere(merchant)).orElseThrow();
        assertThat(improving.improve(merchant)).isZero();
        lease.release(held);
        assertThat(improving.improve(merchant)).isEqualTo(1);
    }

    @Test
    void a_driver_who_ends_the_shift_leaves_what_is_not_on_board_to_others() {
        some.atWork(merchant, "D1", 10, WH_NY);
        var open = some.approved(merchant, CUSTOMER, phones(3));
        var picked = some.approved(merchant, BOWERY, phones(2));
        var onBoard = some.approved(merchant, GRAND_CONCOURSE, phones(2));
        pick(picked);
        pick(onBoard);
        var gone = some.only(merchant, onBoard).id();
        orders.packed(gone, List.of(), "packer");
        orders.handedOff(gone, "D1", "trp_1");
        some.atWork(merchant, "D2", 10, NEXT_DOOR);
        deliveries.drain();
        var before = some.only(merchant, open);

        drivers.endShift(merchant, "D1");
        deliveries.drain();

        var after = some.only(merchant, open);
        assertThat(after.driver()).isEqualTo("D2");
        assertThat(after.id()).isEqualTo(before.id());
        assertThat(after.pickUpAt()).isEqualTo(before.pickUpAt());
        assertThat(reasons(open)).containsExactly("D1 has ended the shift");
        assertThat(some.only(merchant, picked).driver()).isEqualTo("D2");
        assertThat(some.only(merchant, picked).status()).isEqualTo(ShipmentStatus.PICKED);
        assertThat(some.only(merchant, onBoard).driver()).isEqualTo("D1");
        assertThat(drivers.get(merchant, "D1").load()).isEqualTo(2);
        assertThat(drivers.get(merchant, "D2").load()).isEqualTo(5);
        assertThat(stock.held(merchant, picked))
                .extracting(Held::shipmentId)
                .containsOnly(some.only(merchant, picked).id());
    }

    @Test
    void where_nobody_else_works_the_driver_who_left_goes_tomorrow_until_somebody_comes() {
        some.atWork(merchant, "D1", 10, WH_NY);
        var order = some.approved(merchant, CUSTOMER, phones(3));
        drivers.endShift(merchant, "D1");
        deliveries.drain();
        assertThat(some.only(merchant, order).pickUpAt()).isAfter(Instant.parse("2026-05-07T11:00:00Z"));
        assertThat(reasons(order)).containsExactly("D1 has ended the shift");
        some.atWork(merchant, "D2", 10, WH_NY);
        deliveries.drain();
        assertThat(improving.improve(merchant)).isEqualTo(1);
        assertThat(some.only(merchant, order).driver()).isEqualTo("D2");
        assertThat(some.only(merchant, order).deliverAt()).isBefore(Instant.parse("2026-05-07T01:00:00Z"));
        assertThat(reasons(order)).last().asString().isEqualTo("D2 instead of D1: less late");
    }

    @Test
    void a_closed_warehouse_leaves_its_shipments_to_another_and_what_is_bound_to_it_waits() {
        some.warehouse(merchant, "WH-BX", WH_BX, true);
        some.receive(merchant, "WH-BX", "PHONE-X", 5);
        some.atWork(merchant, "D1", 20, WH_NY);
        var free = some.approved(merchant, CUSTOMER, phones(2));
        var bound = some.approved(merchant, CUSTOMER, "WH-NY", phones(2));
        assertThat(some.only(merchant, free).warehouse()).isEqualTo("WH-NY");

        some.warehouse(merchant, "WH-NY", WH_NY, false);
        deliveries.drain();

        assertThat(some.only(merchant, free).warehouse()).isEqualTo("WH-BX");
        assertThat(reasons(free)).containsExactly("WH-NY is closed");
        assertThat(stock.held(merchant, free)).extracting(Held::warehouse).containsOnly("WH-BX");
        assertThat(some.only(merchant, bound).warehouse()).as("the plan stands").isEqualTo("WH-NY");
        assertThat(allocation.why(merchant, bound).waitingFor()).isEqualTo("WH-NY is closed");
        assertThat(allocation.why(merchant, bound).decisions().getFirst().reason())
                .startsWith("WH-NY is closed, and nobody else can: WH-BX: the order is bound to WH-NY");

        some.warehouse(merchant, "WH-NY", WH_NY, true);
        deliveries.drain();
        assertThat(allocation.why(merchant, bound).waitingFor()).isNull();
        assertThat(reasons(bound)).isEmpty();
    }

    @Test
    void a_backorder_notices_new_goods_by_itself() {
        some.atWork(merchant, "D1", 10, WH_NY);
        var order = some.approved(merchant, CUSTOMER, phones(9), water(30));
        assertThat(orders.get(merchant, order).status()).isEqualTo(OrderStatus.BACKORDERED);
        var small = some.approved(merchant, CUSTOMER, tea(2));
        assertThat(orders.get(merchant, small).status()).isEqualTo(OrderStatus.BACKORDERED);
        some.receive(merchant, "WH-NY", "TEA", 2);
        deliveries.drain();
        assertThat(orders.get(merchant, small).status()).isEqualTo(OrderStatus.ALLOCATED);
        assertThat(orders.get(merchant, order).status())
                .as("no van takes that much")
                .isEqualTo(OrderStatus.BACKORDERED);
    }

    private void pick(String order) {
        orders.picked(some.only(merchant, order).id(), "picker");
        deliveries.drain();
    }

    /** @return the reasons told with each later plan, the first first */
    private List<String> reasons(String order) {
        return jdbi.withHandle(
                h -> h.createQuery("""
                        select body->>'reason' from oms_events.event where key = :order and type = 'order.reallocated'
                         order by sequence""").bind("order", order).mapTo(String.class).list());
    }
}
