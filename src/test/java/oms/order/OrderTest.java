package oms.order;

import static oms.order.OneOrder.DOOR;
import static oms.order.OneOrder.PICK_UP;
import static oms.order.OneOrder.WHY;
import static oms.order.OneOrder.all;
import static oms.order.OneOrder.phone;
import static oms.order.OneOrder.plan;
import static oms.order.OneOrder.usd;
import static oms.order.OneOrder.water;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import oms.order.Cancellation.Cause;
import oms.order.OrderEvent.OrderAllocated;
import oms.order.OrderEvent.OrderCancelled;
import oms.order.OrderEvent.OrderReallocated;
import oms.order.OrderEvent.RestCancelled;
import oms.order.OrderEvent.ShipmentReturned;
import oms.web.Conflict;
import org.junit.jupiter.api.Test;

/** What an order's verbs do and refuse, without a database. The example: two waters for $4.00 each, a phone for $39.00, $3.00 shipping. */
class OrderTest {
    private static final FraudVerdict HARMLESS = new FraudVerdict(0.1, "nothing speaks against it", "fraud");
    private static final ProofOfDelivery SIGNED = new ProofOfDelivery("SIGNATURE", "prf_1", DOOR);

    private final Order order = OneOrder.placed();

    @Test
    void placed_it_waits_for_its_money_and_says_all_there_is_of_it() {
        var told = order.created().order();
        assertThat(told.status()).isEqualTo(OrderStatus.PENDING);
        assertThat(told.version()).isEqualTo(1);
        assertThat(told.units()).isEqualTo(5);
        assertThat(told.total()).isEqualTo(usd(5000));
        assertThat(told.held()).isFalse();
        assertThat(told.lines())
                .containsExactly(
                        new OrderSnapshot.Line(1, "WATER-5L", 2, 4), new OrderSnapshot.Line(2, "PHONE-X", 1, 1));
        assertThat(told.shipments()).isEmpty();
        var seen = order.view(DOOR);
        assertThat(seen.number()).isEqualTo("A-1");
        assertThat(seen.updatedAt()).isEqualTo(DOOR);
        assertThat(seen.placedAt()).isEqualTo(OneOrder.NOW);
        assertThat(seen.authorization()).isNull();
        assertThat(seen.cancellation()).isNull();
        assertThat(order.shipments()).isEmpty();
    }

    @Test
    void the_bank_holds_its_money_and_a_later_hold_takes_the_place_of_the_first() {
        var hold = new Authorization("a1", usd(5000), DOOR);
        var authorized = order.authorize(hold);
        assertThat(authorized.authorization()).isEqualTo(hold);
        assertThat(authorized.order().status()).isEqualTo(OrderStatus.AUTHORIZED);
        assertThat(authorized.order().version()).isEqualTo(2);
        var renewed = new Authorization("a2", usd(5000), DOOR.plusSeconds(60));
        assertThat(order.reauthorize(renewed)).isEmpty();
        assertThat(order.view(DOOR).authorization()).isEqualTo(renewed);
        order.cancel(WHY);
        assertThatThrownBy(() -> order.reauthorize(hold)).isInstanceOf(Conflict.class);
        assertThat(order.view(DOOR).authorization()).isEqualTo(renewed);
    }

    @Test
    void the_check_lets_it_through_or_asks_a_person_or_ends_it() {
        var doubt = new FraudVerdict(0.6, "many orders", "fraud");
        order.authorize(new Authorization("a1", usd(5000), DOOR));
        var review = order.review(doubt, DOOR);
        assertThat(review.verdict()).isEqualTo(doubt);
        assertThat(review.deadline()).isEqualTo(DOOR);
        assertThat(review.order().status()).isEqualTo(OrderStatus.MANUAL_REVIEW);
        assertThat(order.view(DOOR).fraudScore()).isEqualTo(0.6);
        var approved = order.approve(HARMLESS);
        assertThat(approved.verdict()).isEqualTo(HARMLESS);
        assertThat(approved.order().status()).isEqualTo(OrderStatus.APPROVED);
        assertThat(order.view(DOOR).fraudScore()).isEqualTo(0.1);

        var other = OneOrder.placed();
        other.authorize(new Authorization("a1", usd(5000), DOOR));
        var rejected = other.reject(doubt);
        assertThat(rejected.verdict()).isEqualTo(doubt);
        assertThat(rejected.order().status()).isEqualTo(OrderStatus.REJECTED);
        assertThat(other.view(DOOR).fraudScore()).isEqualTo(0.6);
        assertThatThrownBy(() -> other.approve(HARMLESS)).isInstanceOf(IllegalTransition.class);
    }

    @Test
    void one_shipment_of_everything_costs_all_of_it() {
        var allocated = (OrderAllocated) approved().allocate(List.of(plan("s1", all())), "nearest");
        assertThat(allocated.reason()).isEqualTo("nearest");
        assertThat(allocated.shipmentIds()).containsExactly("s1");
        assertThat(allocated.order().status()).isEqualTo(OrderStatus.ALLOCATED);
        assertThat(allocated.order().shipments())
                .containsExactly(new ShipmentView(
                        "s1", 1, ShipmentStatus.ALLOCATED, "WH", "D1", 5, usd(5000), PICK_UP, DOOR, null, all()));
    }

    @Test
    void parts_cost_by_the_value_of_their_goods_and_come_to_the_whole() {
        var told = approved()
                .allocate(List.of(plan("s1", water(1)), plan("s2", water(1)), plan("s3", phone())), "split")
                .order();
        // 5000 × 400/4700, what is left × 400/4300, and the rest
        assertThat(told.shipments()).extracting(ShipmentView::total).containsExactly(usd(425), usd(425), usd(4150));
        assertThat(told.shipments()).extracting(ShipmentView::units).containsExactly(2, 2, 1);
        assertThat(told.shipments()).extracting(ShipmentView::no).containsExactly(1, 2, 3);
    }

    @Test
    void parts_of_a_sum_in_small_money_come_to_the_whole() {
        var rupiah = OneOrder.approved(OneOrder.placed(usd(4_300_000_000L), usd(8_600_000_000L)));
        var told = rupiah.allocate(List.of(plan("s1", water(2)), plan("s2", phone())), "split")
                .order();
        assertThat(told.shipments())
                .extracting(ShipmentView::total)
                .containsExactly(usd(8_600_000_150L), usd(8_600_000_150L));
    }

    @Test
    void where_goods_cost_nothing_the_first_part_bears_the_shipping() {
        var free = OneOrder.approved(OneOrder.placed(usd(0), usd(0)));
        var told = free.allocate(List.of(plan("s1", water(2)), plan("s2", phone())), "split")
                .order();
        assertThat(told.shipments()).extracting(ShipmentView::total).containsExactly(usd(300), usd(0));
    }

    @Test
    void what_has_left_the_shelf_keeps_its_part_when_the_rest_is_planned_anew() {
        approved().allocate(List.of(plan("s1", water(2)), plan("s2", phone())), "split");
        order.pick("s1", "P");
        var again = (OrderReallocated)
                order.allocate(List.of(plan("s1", water(2)), plan("s3", "EAST", "D2", phone())), "the driver is ill");
        assertThat(again.reason()).isEqualTo("the driver is ill");
        assertThat(again.shipmentIds()).containsExactly("s3");
        assertThat(again.cancelledIds()).containsExactly("s2");
        assertThat(shipment("s1").total()).isEqualTo(usd(851));
        assertThat(shipment("s3").total()).isEqualTo(usd(4149));
        assertThat(shipment("s3").no()).isEqualTo(3);
        assertThat(shipment("s2").status()).isEqualTo(ShipmentStatus.CANCELLED);
        assertThat(again.order().status()).isEqualTo(OrderStatus.ALLOCATED);
    }

    @Test
    void a_plan_that_changes_nothing_makes_nothing_and_one_that_changes_a_driver_changes_that() {
        approved().allocate(List.of(plan("s1", all())), "nearest");
        var same = (OrderReallocated) order.allocate(List.of(plan("s1", all())), "looked again");
        assertThat(same.shipmentIds()).isEmpty();
        assertThat(same.cancelledIds()).isEmpty();
        var other = (OrderReallocated) order.allocate(List.of(plan("s1", "WH", "D2", all())), "D1 is full");
        assertThat(other.shipmentIds()).containsExactly("s1");
        assertThat(shipment("s1").driver()).isEqualTo("D2");
        assertThat(shipment("s1").units()).isEqualTo(5);
        assertThat(order.shipments()).hasSize(1);
    }

    @Test
    void a_plan_ships_what_was_ordered_no_less_no_more_and_nothing_else() {
        for (var wrong : List.of(
                List.of(plan("s1", water(2))),
                List.of(plan("s1", all()), plan("s2", phone())),
                List.of(plan("s1", List.of(new ShipmentLine(1, "WATER-5L", 2), new ShipmentLine(2, "WATER-5L", 1)))),
                List.of(plan("s1", all()), plan("s2", List.of(new ShipmentLine(3, "PHONE-X", 1))))))
            assertThatThrownBy(() -> OneOrder.approved(OneOrder.placed()).allocate(wrong, "wrong"))
                    .isInstanceOf(PlanMismatch.class);
    }

    @Test
    void it_shows_how_far_the_last_of_its_parts_is() {
        approved().allocate(List.of(plan("s1", water(2)), plan("s2", phone())), "split");
        assertThat(order.pick("s1", "P").order().status()).isEqualTo(OrderStatus.ALLOCATED);
        assertThat(order.pick("s2", "P").order().status()).isEqualTo(OrderStatus.PICKED);
        assertThat(order.pack("s2", List.of(), "P").order().status()).isEqualTo(OrderStatus.PICKED);
        assertThat(order.pack("s1", List.of(), "P").order().status()).isEqualTo(OrderStatus.PACKED);
        assertThat(order.handOff("s1", "D7", "trp_1").order().status()).isEqualTo(OrderStatus.PACKED);
        assertThat(order.handOff("s2", "D1", "trp_2").order().status()).isEqualTo(OrderStatus.IN_TRANSIT);
        assertThat(order.failDelivery("s1", "CLOSED", "RETRY").order().status()).isEqualTo(OrderStatus.DELIVERY_FAILED);
        assertThat(order.deliver("s2", SIGNED).order().status()).isEqualTo(OrderStatus.DELIVERY_FAILED);
        assertThat(order.redeliver("s1").order().status()).isEqualTo(OrderStatus.IN_TRANSIT);
        assertThat(order.deliver("s1", SIGNED).order().status()).isEqualTo(OrderStatus.DELIVERED);
    }

    @Test
    void every_step_is_counted_once_and_says_what_it_was() {
        approved().allocate(List.of(plan("s1", all())), "nearest");
        var picked = order.pick("s1", "P");
        assertThat(picked.order().version()).isEqualTo(5);
        assertThat(picked.shipmentId()).isEqualTo("s1");
        assertThat(picked.by()).isEqualTo("P");
        var boxes = List.of(new PackedBox("pkg_1", "001", "M", 900));
        var packed = order.pack("s1", boxes, "Q");
        assertThat(packed.order().version()).isEqualTo(6);
        assertThat(packed.boxes()).isEqualTo(boxes);
        assertThat(packed.by()).isEqualTo("Q");
        var left = order.handOff("s1", "D7", "trp_1");
        assertThat(left.order().version()).isEqualTo(7);
        assertThat(List.of(left.driver(), left.tripId())).containsExactly("D7", "trp_1");
        assertThat(shipment("s1").driver()).isEqualTo("D7");
        assertThat(shipment("s1").tripId()).isEqualTo("trp_1");
        var failed = order.failDelivery("s1", "CLOSED", "RETRY");
        assertThat(failed.order().version()).isEqualTo(8);
        assertThat(List.of(failed.reason(), failed.nextStep())).containsExactly("CLOSED", "RETRY");
        assertThat(order.redeliver("s1").order().version()).isEqualTo(9);
        var delivered = order.deliver("s1", SIGNED);
        assertThat(delivered.order().version()).isEqualTo(10);
        assertThat(delivered.proof()).isEqualTo(SIGNED);
        assertThat(order.view(DOOR).version()).isEqualTo(10);
    }

    @Test
    void what_is_not_found_on_the_shelf_is_planned_anew_and_only_before_it_is_picked() {
        approved().allocate(List.of(plan("s1", water(2)), plan("s2", phone())), "split");
        var missing = order.shortPick("s1", "WATER-5L", 1, "broken", "P");
        assertThat(missing.order().status()).isEqualTo(OrderStatus.APPROVED);
        assertThat(List.of(missing.sku(), missing.reason(), missing.by())).containsExactly("WATER-5L", "broken", "P");
        assertThat(missing.missing()).isEqualTo(1);
        assertThat(shipment("s1").status()).isEqualTo(ShipmentStatus.CANCELLED);
        assertThat(order.shortPick("s2", "PHONE-X", 1, "gone", "P").order().status())
                .isEqualTo(OrderStatus.APPROVED);
        assertThatThrownBy(() -> order.shortPick("s2", "PHONE-X", 1, "gone", "P"))
                .isInstanceOf(IllegalTransition.class);
        assertThat(order.failToAllocate("none left").order().status()).isEqualTo(OrderStatus.BACKORDERED);
    }

    @Test
    void while_a_part_waits_for_a_plan_it_shows_that_whatever_the_others_do() {
        approved().allocate(List.of(plan("s1", water(2)), plan("s2", phone())), "split");
        order.shortPick("s1", "WATER-5L", 2, "gone", "P");
        assertThat(order.pick("s2", "P").order().status()).isEqualTo(OrderStatus.APPROVED);
        order.failToAllocate("none left");
        order.allocate(List.of(plan("s2", phone()), plan("s3", water(2))), "found");
        assertThat(order.view(DOOR).status()).isEqualTo(OrderStatus.ALLOCATED);
    }

    @Test
    void held_it_goes_nowhere_until_it_is_released() {
        approved();
        var held = order.hold("call the buyer", "M");
        assertThat(held.order().held()).isTrue();
        assertThat(List.of(held.reason(), String.valueOf(held.by()))).containsExactly("call the buyer", "M");
        assertThat(order.view(DOOR).heldReason()).isEqualTo("call the buyer");
        assertThatThrownBy(() -> order.hold("again", "M")).isInstanceOf(OrderIsHeld.class);
        assertThatThrownBy(() -> order.allocate(List.of(plan("s1", all())), "nearest"))
                .isInstanceOf(OrderIsHeld.class);
        var released = order.release("spoken to", "M");
        assertThat(released.order().held()).isFalse();
        assertThat(released.reason()).isEqualTo("spoken to");
        assertThatThrownBy(() -> order.release("again", "M")).isInstanceOf(Conflict.class);
        order.allocate(List.of(plan("s1", all())), "nearest");
        whileHeld(() -> order.pick("s1", "P"));
        order.pick("s1", "P");
        whileHeld(() -> order.pack("s1", List.of(), "P"));
        order.pack("s1", List.of(), "P");
        whileHeld(() -> order.handOff("s1", "D1", "trp_1"));
        order.handOff("s1", "D1", "trp_1");
        order.hold("too late", "M");
        assertThat(order.deliver("s1", SIGNED).order().status()).isEqualTo(OrderStatus.DELIVERED);
    }

    private void whileHeld(Runnable step) {
        order.hold("wait", "M");
        assertThatThrownBy(step::run).isInstanceOf(OrderIsHeld.class);
        order.release("go on", "M");
    }

    @Test
    void cancelled_it_ends_with_all_its_parts_and_is_held_no_more() {
        approved().allocate(List.of(plan("s1", water(2)), plan("s2", phone())), "split");
        order.shortPick("s2", "PHONE-X", 1, "gone", "P");
        order.hold("wait", "M");
        var ended = (OrderCancelled) order.cancel(WHY);
        assertThat(ended.was()).isEqualTo(OrderStatus.APPROVED);
        assertThat(ended.cancellation()).isEqualTo(WHY);
        assertThat(ended.order().status()).isEqualTo(OrderStatus.CANCELLED);
        assertThat(ended.order().held()).isFalse();
        assertThat(order.view(DOOR).cancellation()).isEqualTo(WHY);
        assertThat(order.shipments()).allMatch(s -> s.status() == ShipmentStatus.CANCELLED);
        assertThatThrownBy(() -> order.cancel(WHY)).isInstanceOf(IllegalTransition.class);
        assertThatThrownBy(() -> order.hold("wait", "M")).isInstanceOf(Conflict.class);
    }

    @Test
    void what_was_delivered_stays_and_the_rest_is_cancelled() {
        approved().allocate(List.of(plan("s1", water(2)), plan("s2", phone())), "split");
        order.pick("s1", "P");
        order.pack("s1", List.of(), "P");
        order.handOff("s1", "D1", "trp_1");
        order.shortPick("s2", "PHONE-X", 1, "gone", "P");
        assertThatThrownBy(() -> order.cancel(WHY)).as("on its way").isInstanceOf(AlreadyDeparted.class);
        order.deliver("s1", SIGNED);
        var ended = (RestCancelled) order.cancel(WHY);
        assertThat(ended.cancellation()).isEqualTo(WHY);
        assertThat(ended.order().status()).isEqualTo(OrderStatus.DELIVERED);
        assertThat(order.view(DOOR).cancellation()).isEqualTo(WHY);
        assertThat(order.shipments())
                .extracting(Shipment::status)
                .containsExactly(ShipmentStatus.DELIVERED, ShipmentStatus.CANCELLED);
        assertThatThrownBy(() -> order.cancel(WHY)).isInstanceOf(AlreadyDeparted.class);
    }

    @Test
    void what_has_left_cannot_be_cancelled_and_what_comes_back_ends_it_only_with_the_last_part() {
        approved().allocate(List.of(plan("s1", water(2)), plan("s2", phone())), "split");
        for (var shipment : List.of("s1", "s2")) order.pick(shipment, "P");
        for (var shipment : List.of("s1", "s2")) order.pack(shipment, List.of(), "P");
        order.handOff("s1", "D1", "trp_1");
        assertThatThrownBy(() -> order.cancel(WHY)).isInstanceOf(AlreadyDeparted.class);
        order.failDelivery("s1", "REFUSED", "WAREHOUSE");
        var first = order.takeBack("s1");
        assertThat(first).singleElement().isInstanceOf(ShipmentReturned.class);
        assertThat(order.view(DOOR).status()).isEqualTo(OrderStatus.PACKED);
        order.handOff("s2", "D1", "trp_1");
        order.failDelivery("s2", "REFUSED", "WAREHOUSE");
        var last = order.takeBack("s2");
        assertThat(last).hasSize(2);
        assertThat(((ShipmentReturned) last.getFirst()).shipmentId()).isEqualTo("s2");
        var end = (OrderCancelled) last.getLast();
        assertThat(end.cancellation().cause()).isEqualTo(Cause.UNDELIVERABLE);
        assertThat(end.was()).isEqualTo(OrderStatus.DELIVERY_FAILED);
        assertThat(order.view(DOOR).status()).isEqualTo(OrderStatus.CANCELLED);
    }

    @Test
    void where_one_part_was_delivered_and_the_other_came_back_it_is_delivered() {
        approved().allocate(List.of(plan("s1", water(2)), plan("s2", phone())), "split");
        for (var shipment : List.of("s1", "s2")) {
            order.pick(shipment, "P");
            order.pack(shipment, List.of(), "P");
            order.handOff(shipment, "D1", "trp_1");
        }
        order.deliver("s1", SIGNED);
        order.failDelivery("s2", "REFUSED", "WAREHOUSE");
        assertThat(order.takeBack("s2")).hasSize(1);
        assertThat(order.view(DOOR).status()).isEqualTo(OrderStatus.DELIVERED);
    }

    @Test
    void what_is_no_part_of_it_is_not_found() {
        approved().allocate(List.of(plan("s1", all())), "nearest");
        assertThatThrownBy(() -> order.pick("s9", "P")).isInstanceOf(OrderNotFound.class);
    }

    @Test
    void read_again_it_stands_as_it_was_left() {
        approved().allocate(List.of(plan("s1", all())), "nearest");
        order.hold("wait", "M");
        var seen = order.view(DOOR);
        assertThat(new Order(seen).view(DOOR)).isEqualTo(seen);
        assertThat(new Order(seen).shipments()).noneMatch(Shipment::isChanged);
    }

    private Order approved() {
        return OneOrder.approved(order);
    }

    private ShipmentView shipment(String id) {
        return order.view(Instant.EPOCH).shipment(id);
    }
}
