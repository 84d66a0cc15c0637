package oms.notification;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import oms.events.Subscriber;
import oms.order.Cancellation;
import oms.order.OrderEvent;
import oms.order.OrderEvent.AllocationFailed;
import oms.order.OrderEvent.DeliveryFailed;
import oms.order.OrderEvent.DeliveryRetried;
import oms.order.OrderEvent.OrderAllocated;
import oms.order.OrderEvent.OrderApproved;
import oms.order.OrderEvent.OrderAuthorized;
import oms.order.OrderEvent.OrderCancelled;
import oms.order.OrderEvent.OrderCreated;
import oms.order.OrderEvent.OrderDelivered;
import oms.order.OrderEvent.OrderHeld;
import oms.order.OrderEvent.OrderInTransit;
import oms.order.OrderEvent.OrderPacked;
import oms.order.OrderEvent.OrderPicked;
import oms.order.OrderEvent.OrderReallocated;
import oms.order.OrderEvent.OrderRejected;
import oms.order.OrderEvent.OrderReleased;
import oms.order.OrderEvent.OrderShortPicked;
import oms.order.OrderEvent.RestCancelled;
import oms.order.OrderEvent.ReviewRequired;
import oms.order.OrderEvent.ShipmentReturned;
import org.jspecify.annotations.Nullable;

/** What of an order's life a shopper wants to know. */
@ApplicationScoped
class FollowOrders implements Subscriber<OrderEvent> {
    private final Messages messages;

    FollowOrders(Messages messages) {
        this.messages = messages;
    }

    @Override
    public Class<OrderEvent> eventType() {
        return OrderEvent.class;
    }

    @Override
    public String name() {
        return "notification.follow-orders";
    }

    @Override
    public @Nullable Runnable on(OrderEvent event) {
        return switch (event) {
            case OrderAuthorized e -> tells(e, Fact.once(MessageKind.CONFIRMED));
            case OrderRejected e -> tells(e, Fact.once(MessageKind.NOT_ACCEPTED));
            case AllocationFailed e -> tells(e, Fact.once(MessageKind.BACKORDERED));
            case OrderInTransit e ->
                tells(e, Fact.once(MessageKind.OUT_FOR_DELIVERY, e.shipmentId()).at(e.sequence()));
            case DeliveryFailed e -> () -> failed(e).ifPresent(fact -> tell(e, fact));
            case OrderDelivered e ->
                tells(
                        e,
                        Fact.once(MessageKind.DELIVERED, e.shipmentId())
                                .because(e.proof().kind(), ""));
            case ShipmentReturned e -> tells(e, Fact.once(MessageKind.RETURNED, e.shipmentId()));
            case OrderCancelled e -> () -> cancelled(e.cancellation()).ifPresent(fact -> tell(e, fact));
            case RestCancelled e ->
                tells(
                        e,
                        Fact.once(MessageKind.REST_CANCELLED)
                                .because(e.cancellation().cause().name(), ""));
            case OrderCreated _,
                    OrderApproved _,
                    ReviewRequired _,
                    OrderAllocated _,
                    OrderReallocated _,
                    OrderPicked _,
                    OrderShortPicked _,
                    OrderPacked _,
                    DeliveryRetried _,
                    OrderHeld _,
                    OrderReleased _ -> null;
        };
    }

    private Runnable tells(OrderEvent event, Fact fact) {
        return () -> tell(event, fact);
    }

    private void tell(OrderEvent event, Fact fact) {
        messages.write(event.merchant(), event.order().id(), fact);
    }

    /** A neighbour is asked at once; what comes of that is the news. */
    private static Optional<Fact> failed(DeliveryFailed e) {
        if (e.nextStep().equals("NEIGHBOUR")) return Optional.empty();
        return Optional.of(Fact.once(MessageKind.DELIVERY_FAILED, e.shipmentId())
                .at(e.sequence())
                .because(e.reason(), "")
                .then(e.nextStep()));
    }

    /** A gateway's reason is for the shopper; a colleague's is not. What came back was told with its return. */
    private static Optional<Fact> cancelled(Cancellation cancellation) {
        return switch (cancellation.cause()) {
            case PAYMENT_DECLINED ->
                Optional.of(Fact.once(MessageKind.DECLINED).because("PAYMENT_DECLINED", cancellation.reason()));
            case UNDELIVERABLE -> Optional.empty();
            case CUSTOMER, MERCHANT, OUT_OF_STOCK, PAYMENT_EXPIRED, REVIEW_EXPIRED ->
                Optional.of(Fact.once(MessageKind.CANCELLED)
                        .because(cancellation.cause().name(), ""));
        };
    }
}
