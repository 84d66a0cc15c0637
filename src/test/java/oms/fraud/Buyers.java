package oms.fraud;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.function.UnaryOperator;
import oms.TestDeliveries;
import oms.money.Money;
import oms.order.Customer;
import oms.order.Device;
import oms.order.NewOrder;
import oms.order.NewOrders;
import oms.order.Orders;
import oms.order.PaymentMethod;
import oms.payment.PaymentToken;
import oms.payment.Payments;

/** Buyers whose orders are placed, paid and scored, the way production does it. */
@ApplicationScoped
class Buyers {
    /**
     * Who orders, with what; the rest is the example order's.
     *
     * @param ip null where the storefront does not say
     */
    record Buyer(String customer, String card, String device, String ip, long cents) {
        static final Buyer ADA = new Buyer("C-1", "fp_1", "dev-1", "127.0.0.1", 5000);

        Buyer called(String name) {
            return new Buyer(name, card, device, ip, cents);
        }

        Buyer with(String otherCard, String otherDevice) {
            return new Buyer(customer, otherCard, otherDevice, ip, cents);
        }

        Buyer from(String otherIp) {
            return new Buyer(customer, card, device, otherIp, cents);
        }

        Buyer spending(long amount) {
            return new Buyer(customer, card, device, ip, amount);
        }
    }

    private final Orders orders;
    private final Payments payments;
    private final TestDeliveries deliveries;
    private final Clock clock;

    Buyers(Orders orders, Payments payments, TestDeliveries deliveries, Clock clock) {
        this.orders = orders;
        this.payments = payments;
        this.deliveries = deliveries;
        this.clock = clock;
    }

    /** @return the id of the example order, scored */
    String pays(String merchant) {
        return pays(merchant, Buyer.ADA);
    }

    String pays(String merchant, Buyer buyer) {
        return pays(merchant, "tok_approved-ada", order -> by(order, buyer));
    }

    private String pays(String merchant, String token, UnaryOperator<NewOrder> change) {
        var number = orders.nextNumber(merchant, LocalDate.of(2026, 5, 6));
        var order = change.apply(NewOrders.example(merchant, number));
        QuarkusTransaction.requiringNew().run(() -> {
            orders.place(order);
            payments.open(merchant, order.id(), order.total(), new PaymentToken(token, "C-1"), null);
        });
        payments.authorize(order.id());
        deliveries.drain();
        return order.id();
    }

    private NewOrder by(NewOrder o, Buyer buyer) {
        return new NewOrder(
                o.id(),
                o.merchant(),
                o.number(),
                o.businessDay(),
                o.checkoutId(),
                o.channel(),
                o.model(),
                new Customer(
                        buyer.customer(),
                        o.customer().name(),
                        o.customer().email(),
                        o.customer().phone()),
                o.shippingAddress(),
                o.location(),
                o.billingAddress(),
                o.billingLocation(),
                o.lines(),
                o.promoCodes(),
                Money.of(buyer.cents() - o.shipping().minor(), "USD"),
                o.discount(),
                o.shipping(),
                o.tax(),
                Money.of(buyer.cents(), "USD"),
                o.sla(),
                clock.instant().plus(Duration.ofDays(1)),
                o.windowStart(),
                o.boundWarehouse(),
                new PaymentMethod("card", "visa", "4242", buyer.card(), "US"),
                new Device(buyer.device(), buyer.ip(), null));
    }
}
