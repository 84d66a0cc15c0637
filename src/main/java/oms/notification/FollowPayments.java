package oms.notification;

import jakarta.enterprise.context.ApplicationScoped;
import oms.events.Subscriber;
import oms.payment.PaymentEvent;
import oms.payment.PaymentEvent.AuthorizationExpiring;
import oms.payment.PaymentEvent.PaymentCaptured;
import oms.payment.PaymentEvent.PaymentReauthorized;
import oms.payment.PaymentEvent.PaymentRefunded;
import oms.payment.PaymentEvent.PaymentVoided;
import oms.payment.PaymentEvent.ReauthorizationFailed;
import oms.payment.PaymentEvent.ReceivableClosed;
import oms.payment.PaymentEvent.ReceivableOpened;
import org.jspecify.annotations.Nullable;

/** Money that comes back is news; what was taken or released, the order's own news say. */
@ApplicationScoped
class FollowPayments implements Subscriber<PaymentEvent> {
    private final Messages messages;

    FollowPayments(Messages messages) {
        this.messages = messages;
    }

    @Override
    public Class<PaymentEvent> eventType() {
        return PaymentEvent.class;
    }

    @Override
    public String name() {
        return "notification.follow-payments";
    }

    @Override
    public @Nullable Runnable on(PaymentEvent event) {
        return switch (event) {
            case PaymentRefunded e ->
                () -> messages.write(
                        e.merchant(),
                        e.orderId(),
                        Fact.once(MessageKind.REFUNDED).at(e.sequence()).of(e.amount()));
            case PaymentCaptured e -> null;
            case PaymentVoided e -> null;
            case AuthorizationExpiring e -> null;
            case PaymentReauthorized e -> null;
            case ReauthorizationFailed e -> null;
            case ReceivableOpened e -> null;
            case ReceivableClosed e -> null;
        };
    }
}
