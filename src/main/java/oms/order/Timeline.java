package oms.order;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import oms.events.History.Told;
import oms.order.OrderEvent.*;

/** An order's events in words, newest first. */
final class Timeline {
    /** One line; tone is {@code ok}, {@code warn}, {@code bad}, {@code info} or {@code plain}. */
    record Line(String title, String detail, String tone, Instant at) {}

    private Timeline() {}

    static List<Line> of(List<Told<OrderEvent>> history) {
        return history.reversed().stream()
                .map(told -> line(told.event(), told.at()))
                .toList();
    }

    private static Line line(OrderEvent event, Instant at) {
        return switch (event) {
            case OrderCreated e ->
                new Line(
                        "Order placed",
                        e.order().total().text() + " by " + e.order().channel(),
                        "info",
                        at);
            case OrderAuthorized e ->
                new Line(
                        "Payment authorised",
                        e.authorization().amount().text() + " held, code "
                                + e.authorization().code(),
                        "ok",
                        at);
            case OrderApproved e -> new Line("Fraud check passed", verdict(e.verdict()), "ok", at);
            case ReviewRequired e -> new Line("Sent to fraud review", verdict(e.verdict()), "warn", at);
            case OrderRejected e -> new Line("Rejected as fraud", verdict(e.verdict()), "bad", at);
            case OrderAllocated e -> new Line("Allocated", plan(e.order(), e.shipmentIds(), e.reason()), "ok", at);
            case OrderReallocated e ->
                new Line("Allocated anew", plan(e.order(), e.shipmentIds(), e.reason()), "warn", at);
            case AllocationFailed e -> new Line("Could not be allocated", e.reason(), "bad", at);
            case OrderPicked e -> new Line("Picked", shipment(e.order(), e.shipmentId()) + ", " + e.by(), "ok", at);
            case OrderShortPicked e ->
                new Line(
                        "Short pick",
                        "%d × %s missing: %s (%s)".formatted(e.missing(), e.sku(), e.reason(), e.by()),
                        "bad",
                        at);
            case OrderPacked e ->
                new Line(
                        "Packed",
                        "%s, %d %s, %s"
                                .formatted(
                                        shipment(e.order(), e.shipmentId()),
                                        e.boxes().size(),
                                        e.boxes().size() == 1 ? "box" : "boxes",
                                        e.by()),
                        "ok",
                        at);
            case OrderInTransit e ->
                new Line("Handed off", shipment(e.order(), e.shipmentId()) + " to " + e.driver(), "ok", at);
            case DeliveryFailed e ->
                new Line("Delivery failed", e.reason() + "; next: " + spoken(e.nextStep()), "bad", at);
            case DeliveryRetried e -> new Line("On its way again", shipment(e.order(), e.shipmentId()), "info", at);
            case ShipmentReturned e ->
                new Line("Back in the warehouse", shipment(e.order(), e.shipmentId()), "warn", at);
            case OrderDelivered e ->
                new Line(
                        "Delivered",
                        shipment(e.order(), e.shipmentId()) + ", proof: "
                                + spoken(e.proof().kind()),
                        "ok",
                        at);
            case OrderCancelled e -> new Line("Cancelled", why(e.cancellation()), "bad", at);
            case RestCancelled e -> new Line("Rest cancelled", why(e.cancellation()), "warn", at);
            case OrderHeld e -> new Line("Put on hold", by(e.reason(), e.by()), "warn", at);
            case OrderReleased e -> new Line("Released from hold", by(e.reason(), e.by()), "info", at);
        };
    }

    private static String why(Cancellation cancellation) {
        return "%s: %s (%s)".formatted(spoken(cancellation.cause().name()), cancellation.reason(), cancellation.by());
    }

    private static String by(String reason, @org.jspecify.annotations.Nullable String by) {
        return by == null ? reason : reason + " (" + by + ")";
    }

    private static String verdict(FraudVerdict verdict) {
        var score = String.format(Locale.ROOT, "%.2f: ", verdict.score());
        return "Score " + score
                + (verdict.reason().startsWith(score) ? verdict.reason().substring(score.length()) : verdict.reason());
    }

    private static String plan(OrderSnapshot order, List<String> shipmentIds, String reason) {
        return shipmentIds.stream()
                        .map(id -> order.shipment(id).warehouse() + " → "
                                + order.shipment(id).driver())
                        .collect(Collectors.joining(", "))
                + (reason.isBlank() ? "" : ": " + reason);
    }

    private static String shipment(OrderSnapshot order, String id) {
        return "Shipment " + order.shipment(id).no();
    }

    private static String spoken(String name) {
        return name.replace('_', ' ').toLowerCase(Locale.ROOT);
    }
}
