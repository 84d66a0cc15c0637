package oms.delivery;

import java.util.List;
import java.util.stream.IntStream;
import oms.delivery.TrackView.Part;
import oms.delivery.TrackView.Stage;
import oms.order.OrderStatus;

/** What a shopper is told of an order's state. */
final class TrackWords {
    private static final List<String> STAGES =
            List.of("Order", "Payment", "Check", "Planning", "Packing", "Hand-over", "On its way", "Delivered");

    private TrackWords() {}

    /** @return how many of the eight stages are behind an order of this status; 0 for one that ended early */
    static int stage(OrderStatus status) {
        return switch (status) {
            case PENDING -> 1;
            case AUTHORIZED, MANUAL_REVIEW -> 2;
            case APPROVED, BACKORDERED -> 3;
            case ALLOCATED, PICKED -> 4;
            case PACKED -> 5;
            case IN_TRANSIT, DELIVERY_FAILED -> 6;
            case DELIVERED -> 8;
            case REJECTED, CANCELLED -> 0;
        };
    }

    static List<Stage> stages(OrderStatus status) {
        var behind = stage(status);
        return IntStream.rangeClosed(1, STAGES.size())
                .mapToObj(no -> new Stage(no, STAGES.get(no - 1), no <= behind, behind > 0 && no == behind + 1))
                .toList();
    }

    static String headline(OrderStatus status, List<Part> parts) {
        return switch (status) {
            case PENDING -> "We have your order";
            case AUTHORIZED, MANUAL_REVIEW -> "We are checking your order";
            case APPROVED -> "We are finding the best way to you";
            case BACKORDERED -> "We are waiting for goods; your order is planned as soon as they are here";
            case ALLOCATED -> "Your order is planned";
            case PICKED -> "Your order is being packed";
            case PACKED -> "Your order is packed and waits for its driver";
            case IN_TRANSIT -> onItsWay(parts);
            case DELIVERY_FAILED -> "We could not hand over your order";
            case DELIVERED -> "Your order was delivered";
            case REJECTED, CANCELLED -> "Your order was cancelled";
        };
    }

    private static String onItsWay(List<Part> parts) {
        var nearest = parts.stream()
                .filter(part -> part.stopsBefore() != null)
                .mapToInt(part -> part.stopsBefore())
                .min();
        if (nearest.isEmpty()) return "Your order is on its way";
        return switch (nearest.getAsInt()) {
            case 0 -> "You are next";
            case 1 -> "On its way: one stop before yours";
            default -> "On its way: " + nearest.getAsInt() + " stops before yours";
        };
    }
}
