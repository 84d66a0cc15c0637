package oms.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The whole life of an order and of a shipment, as a literal list, over every pair of states. */
class TransitionsTest {
    private static final Set<String> ORDER_STEPS = Set.of(
            "PENDING -> AUTHORIZED",
            "PENDING -> CANCELLED",
            "AUTHORIZED -> APPROVED",
            "AUTHORIZED -> MANUAL_REVIEW",
            "AUTHORIZED -> REJECTED",
            "AUTHORIZED -> CANCELLED",
            "MANUAL_REVIEW -> APPROVED",
            "MANUAL_REVIEW -> REJECTED",
            "MANUAL_REVIEW -> CANCELLED",
            "APPROVED -> ALLOCATED",
            "APPROVED -> BACKORDERED",
            "APPROVED -> DELIVERED",
            "APPROVED -> CANCELLED",
            "BACKORDERED -> ALLOCATED",
            "BACKORDERED -> DELIVERED",
            "BACKORDERED -> CANCELLED",
            "ALLOCATED -> APPROVED",
            "ALLOCATED -> BACKORDERED",
            "ALLOCATED -> PICKED",
            "ALLOCATED -> DELIVERED",
            "ALLOCATED -> CANCELLED",
            "PICKED -> PACKED",
            "PICKED -> DELIVERED",
            "PICKED -> CANCELLED",
            "PACKED -> IN_TRANSIT",
            "PACKED -> DELIVERY_FAILED",
            "PACKED -> DELIVERED",
            "PACKED -> CANCELLED",
            "IN_TRANSIT -> DELIVERED",
            "IN_TRANSIT -> DELIVERY_FAILED",
            "DELIVERY_FAILED -> IN_TRANSIT",
            "DELIVERY_FAILED -> DELIVERED",
            "DELIVERY_FAILED -> CANCELLED");

    private static final Set<String> SHIPMENT_STEPS = Set.of(
            "ALLOCATED -> PICKED",
            "ALLOCATED -> CANCELLED",
            "PICKED -> PACKED",
            "PICKED -> CANCELLED",
            "PACKED -> IN_TRANSIT",
            "PACKED -> CANCELLED",
            "IN_TRANSIT -> DELIVERED",
            "IN_TRANSIT -> DELIVERY_FAILED",
            "DELIVERY_FAILED -> IN_TRANSIT",
            "DELIVERY_FAILED -> RETURNED");

    @ParameterizedTest(name = "{0} -> {1}")
    @MethodSource("orderPairs")
    void an_order_takes_only_these_steps(OrderStatus from, OrderStatus to) {
        assertThat(from.canBecome(to)).isEqualTo(ORDER_STEPS.contains(from + " -> " + to));
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @MethodSource("shipmentPairs")
    void a_shipment_takes_only_these_steps(ShipmentStatus from, ShipmentStatus to) {
        assertThat(from.canBecome(to)).isEqualTo(SHIPMENT_STEPS.contains(from + " -> " + to));
    }

    static Stream<Arguments> orderPairs() {
        return Stream.of(OrderStatus.values())
                .flatMap(from -> Stream.of(OrderStatus.values()).map(to -> Arguments.of(from, to)));
    }

    static Stream<Arguments> shipmentPairs() {
        return Stream.of(ShipmentStatus.values())
                .flatMap(from -> Stream.of(ShipmentStatus.values()).map(to -> Arguments.of(from, to)));
    }
}
