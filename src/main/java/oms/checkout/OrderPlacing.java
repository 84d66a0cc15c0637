package oms.checkout;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.function.Supplier;
import oms.catalog.Discount;
import oms.catalog.Promotions;
import oms.identity.Merchants;
import oms.inventory.Promises;
import oms.inventory.Stock;
import oms.order.NewOrder;
import oms.order.Orders;
import oms.order.PaymentMethod;
import oms.payment.Payments;

/** The transaction that makes an order of a sale: order, payment's intent, promotions, the delivery window, checkout, and the stock last. */
@ApplicationScoped
class OrderPlacing {
    private final Orders orders;
    private final Payments payments;
    private final Promotions promotions;
    private final DeliveryWindows windows;
    private final Stock stock;
    private final Promises promises;
    private final Checkouts checkouts;
    private final Merchants merchants;
    private final Clock clock;

    OrderPlacing(
            Orders orders,
            Payments payments,
            Promotions promotions,
            DeliveryWindows windows,
            Stock stock,
            Promises promises,
            Checkouts checkouts,
            Merchants merchants,
            Clock clock) {
        this.orders = orders;
        this.payments = payments;
        this.promotions = promotions;
        this.windows = windows;
        this.stock = stock;
        this.promises = promises;
        this.checkouts = checkouts;
        this.merchants = merchants;
        this.clock = clock;
    }

    /** @return a number of the merchant's day; taken before the transaction, so that no order waits for another's */
    Sale.OrderNumber number(String merchant) {
        var day = LocalDate.ofInstant(clock.instant(), merchants.get(merchant).zone());
        return new Sale.OrderNumber(orders.nextNumber(merchant, day), day);
    }

    /** @return how long stock is promised to an order paid this way; looked up before the transaction */
    Sale.Unpaid unpaid(String merchant, String method) {
        return new Sale.Unpaid(method, promises.until(merchant, method));
    }

    /** Runs the transaction that places the sale when it is its turn among all who want the same goods. */
    <T> T inTurn(Sale sale, Supplier<T> transaction) {
        return stock.inTurn(
                sale.checkout().merchant(), sale.quote().demands(), sale.quote().warehouses(), transaction);
    }

    /**
     * @param orderId its id
     * @return the order; nothing is left behind when it throws and the caller's transaction rolls back
     */
    @Transactional(MANDATORY)
    PlacedOrder.Placed place(String orderId, Checkout locked, Sale sale) {
        var merchant = locked.merchant();
        var quote = sale.quote();
        var placed = orders.place(order(orderId, locked, sale));
        var intent = payments.intend(merchant, orderId, quote.total(), sale.token());
        promotions.redeem(merchant, orderId, Pricing.customer(sale.buyer().customer()), quote.discounts());
        var window = locked.wish().deliveryWindow();
        if (window != null) windows.book(merchant, window, orderId);
        checkouts.complete(locked, quote, orderId);
        stock.reserve(
                merchant,
                orderId,
                quote.demands(),
                quote.warehouses(),
                sale.unpaid().promisedUntil());
        return new PlacedOrder.Placed(PlacedOrder.of(placed), intent);
    }

    private static NewOrder order(String orderId, Checkout checkout, Sale sale) {
        var wish = checkout.wish();
        var quote = sale.quote();
        var buyer = sale.buyer();
        var card = sale.card();
        return new NewOrder(
                orderId,
                checkout.merchant(),
                sale.number().number(),
                sale.number().businessDay(),
                checkout.id(),
                wish.channel(),
                quote.model(),
                buyer.customer(),
                buyer.shippingAddress(),
                buyer.location(),
                wish.billingAddress(),
                wish.billingLocation(),
                quote.lines(),
                quote.discounts().stream().map(Discount::code).toList(),
                quote.items(),
                quote.discount(),
                quote.shipping(),
                quote.tax(),
                quote.total(),
                wish.sla(),
                quote.deliverBy(),
                quote.windowStart(),
                quote.boundWarehouse(),
                new PaymentMethod(
                        sale.unpaid().method(), card.brand(), card.last4(), card.fingerprint(), card.country()),
                wish.device());
    }
}
