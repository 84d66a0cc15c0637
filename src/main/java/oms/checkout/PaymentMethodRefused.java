package oms.checkout;

import java.util.List;
import oms.web.Problem;

/** 422: the gateway does not know the payment method; nothing was placed. */
final class PaymentMethodRefused extends Problem {
    PaymentMethodRefused() {
        super(422, "invalid_payment_method", "This payment method is not known", Resolution.BUYER_INPUT);
    }

    @Override
    public List<Fault> faults() {
        return List.of(new Fault("/payment/token", "invalid_payment_method", "The gateway does not know this token"));
    }
}
