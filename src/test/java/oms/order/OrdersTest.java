package oms.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import oms.Ids;
import oms.money.Money;
import oms.order.Cancellation.Cause;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

@QuarkusTest
class OrdersTest {
    static final Instant TWO = Instant.parse("2026-05-06T18:00:00Z");
    static final Instant HALF_PAST_THREE = Instant.parse("2026-05-06T19:30:00Z");

    @Inject
    Orders orders;

    @Inject
    Jdbi jdbi;

    final String merchant = Ids.next("mer");

    @Test
    void the_example_order_goes_through_all_stages_and_tells_each_step_once() {
        var id = approved();
        var shipment = orders.allocated(
                        id, List.of(plan("shp_1" + id, line(1, "WATER-5L", 2), line(2, "PHONE-X", 1))), "nearest")
                .getFirst();
        assertThat(shipment.units()).isEqualTo(5);
        assertThat(shipment.total()).isEqualTo(Money.of(5000, "USD"));
        orders.picked(shipment.id(), "picker");
        orders.packed(shipment.id(), List.of(new PackedBox("pkg_1", "003800000000000017", "M", 10_900)), "packer");
        orders.handedOff(shipment.id(), "D1", "trp_1");
        var done = orders.delivered(shipment.id(), new ProofOfDelivery("SIGNATURE", "prf_1", HALF_PAST_THREE));
        assertThat(done.status()).isEqualTo(OrderStatus.DELIVERED);
        assertThat(events(id))
                .containsExactly(
                        "1 order.created",
                        "2 order.authorized",
                        "3 order.approved",
                        "4 order.allocated",
                        "5 order.picked",
                        "6 order.packed",
                        "7 order.in_transit",
                        "8 order.delivered");
        assertThat(orders.get(merchant, id)).isEqualTo(done);
    }

    @Test
    void a_split_order_shows_its_least_advanced_shipment_and_shares_its_total_exactly() {
        var id = approved();
        var shipments = orders.allocated(
                id, List.of(plan("a" + id, line(1, "WATER-5L", 2)), plan("b" + id, line(2, "PHONE-X", 1))), "split");
        assertThat(shipments.stream().map(ShipmentView::total).reduce(Money.zero("USD"), Money::plus))
                .isEqualTo(Money.of(5000, "USD"));
        orders.picked("a" + id, "picker");
        assertThat(orders.get(merchant, id).status()).isEqualTo(OrderStatus.ALLOCATED);
        orders.picked("b" + id, "picker");
        assertThat(orders.get(merchant, id).status()).isEqualTo(OrderStatus.PICKED);
    }

    @Test
    void a_plan_that_forgets_a_piece_is_refused() {
        var id = approved();
        assertThatThrownBy(() -> orders.allocated(
                        id, List.of(plan("a" + id, line(1, "WATER-5L", 1), line(2, "PHONE-X", 1))), "wrong"))
                .isInstanceOf(PlanMismatch.class);
        assertThat(orders.get(merchant, id).status()).isEqualTo(OrderStatus.APPROVED);
    }

    @Test
    void a_short_pick_takes_the_shipment_back_and_a_new_plan_replaces_it() {
        var id = approved();
        orders.allocated(id, List.of(plan("a" + id, line(1, "WATER-5L", 2), line(2, "PHONE-X", 1))), "first");
        orders.shortPicked("a" + id, "WATER-5L", 1, "damaged", "picker");
        assertThat(orders.get(merchant, id).status()).isEqualTo(OrderStatus.APPROVED);
        orders.allocated(id, List.of(plan("b" + id, line(1, "WATER-5L", 2), line(2, "PHONE-X", 1))), "again");
        assertThat(events(id)).endsWith("5 order.short_picked", "6 order.reallocated");
    }

    @Test
    void what_has_left_the_house_cannot_be_cancelled_but_returned() {
        var id = approved();
        orders.allocated(id, List.of(plan("a" + id, line(1, "WATER-5L", 2), line(2, "PHONE-X", 1))), "first");
        orders.picked("a" + id, "picker");
        orders.packed("a" + id, List.of(), "packer");
        orders.handedOff("a" + id, "D1", "trp_1");
        assertThatThrownBy(() -> orders.cancel(merchant, id, new Cancellation(Cause.CUSTOMER, "too late", "shop")))
                .isInstanceOf(AlreadyDeparted.class);
        orders.deliveryFailed("a" + id, "nobody home", "RETURN");
        orders.returned("a" + id);
        assertThat(orders.get(merchant, id).status()).isEqualTo(OrderStatus.CANCELLED);
        assertThat(events(id)).endsWith("8 order.delivery_failed", "9 order.shipment_returned", "10 order.cancelled");
    }

    @Test
    void a_held_order_does_not_move_until_it_is_released() {
        var id = approved();
        orders.hold(merchant, id, "address unclear", "ann");
        assertThatThrownBy(() -> orders.allocated(
                        id, List.of(plan("a" + id, line(1, "WATER-5L", 2), line(2, "PHONE-X", 1))), "x"))
                .isInstanceOf(OrderIsHeld.class);
        orders.release(merchant, id, "asked", "ann");
        orders.allocated(id, List.of(plan("a" + id, line(1, "WATER-5L", 2), line(2, "PHONE-X", 1))), "x");
        assertThat(orders.get(merchant, id).status()).isEqualTo(OrderStatus.ALLOCATED);
    }

    @Test
    void a_foreign_order_is_not_found() {
        var id = approved();
        assertThatThrownBy(() -> orders.get("mer_other", id)).isInstanceOf(OrderNotFound.class);
        assertThatThrownBy(() -> orders.cancel("mer_other", id, new Cancellation(Cause.CUSTOMER, "mine", "x")))
                .isInstanceOf(OrderNotFound.class);
    }

    @Test
    void who_waited_for_an_order_sees_its_shipments_as_they_then_are() throws Exception {
        var id = approved();
        try (var threads = Executors.newSingleThreadExecutor()) {
            var waiting = QuarkusTransaction.requiringNew().call(() -> {
                orders.allocated(id, List.of(plan("w" + id, line(1, "WATER-5L", 2), line(2, "PHONE-X", 1))), "nearest");
                var other =
                        threads.submit(() -> QuarkusTransaction.requiringNew().call(() -> orders.lock(id)));
                awaitALockThatIsNotGranted();
                return other;
            });
            assertThat(waiting.get()).isEqualTo(orders.get(merchant, id));
            assertThat(waiting.get().shipments()).hasSize(1);
        }
    }

    private void awaitALockThatIsNotGranted() {
        await().until(() ->
                jdbi.withHandle(h -> h.createQuery("select exists (select 1 from pg_locks where not granted)")
                        .mapTo(Boolean.class)
                        .one()));
    }

    @Test
    void numbers_are_never_given_twice() {
        var numbers = IntStream.range(0, 60)
                .parallel()
                .mapToObj(i -> orders.nextNumber(merchant, LocalDate.of(2026, 5, 6)))
                .toList();
        assertThat(numbers).doesNotHaveDuplicates().contains("ORD-2026-05-06-001");
    }

    private String approved() {
        var order = NewOrders.example(merchant, orders.nextNumber(merchant, LocalDate.of(2026, 5, 6)));
        QuarkusTransaction.requiringNew().run(() -> orders.place(order));
        orders.authorized(order.id(), new Authorization("A1", Money.of(5000, "USD"), TWO.plusSeconds(600_000)));
        orders.approved(order.id(), new FraudVerdict(0.1, "known customer", "fraud"));
        return order.id();
    }

    private static ShipmentLine line(int no, String sku, int quantity) {
        return new ShipmentLine(no, sku, quantity);
    }

    private static PlannedShipment plan(String id, ShipmentLine... lines) {
        return new PlannedShipment(id, "WH-NY", "D1", TWO, HALF_PAST_THREE, List.of(lines));
    }

    private List<String> events(String id) {
        return jdbi.withHandle(h -> h.createQuery(
                        "select sequence || ' ' || type from oms_events.event where key = :key order by sequence")
                .bind("key", id)
                .mapTo(String.class)
                .list());
    }
}
