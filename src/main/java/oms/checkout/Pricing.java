package oms.checkout;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import oms.catalog.Catalog;
import oms.catalog.ProductView;
import oms.catalog.PromotionQuote;
import oms.catalog.Promotions;
import oms.money.Money;
import oms.order.Customer;
import oms.order.OrderLineView;
import oms.web.InvalidRequest;
import oms.web.Problem.Fault;
import org.jspecify.annotations.Nullable;

/** What a wish costs now, by the catalogue's prices and the promotions' rules. */
@ApplicationScoped
class Pricing {
    /** More does not fit on any vehicle, nor in an order's row. */
    private static final long MOST_UNITS = 1_000_000;

    /**
     * What the goods cost, promotions taken off and delivery added.
     *
     * @param units capacity units of everything together
     */
    record Price(
            List<OrderLineView> lines,
            PromotionQuote promotions,
            Money items,
            Money discount,
            Money shipping,
            Money tax,
            Money total,
            int units) {}

    private final Catalog catalog;
    private final Promotions promotions;

    Pricing(Catalog catalog, Promotions promotions) {
        this.catalog = catalog;
        this.promotions = promotions;
    }

    /**
     * Who sells it.
     *
     * @param warehouse whose prices hold; null for the merchant's own
     */
    record Seller(@Nullable String warehouse, Money shipping) {}

    /** @throws InvalidRequest when something is not sold, or it is too much for one order */
    Price price(String merchant, String currency, Wish wish, Seller seller) {
        var lines = lines(merchant, currency, wish.lines(), seller.warehouse());
        var units = lines.stream()
                .mapToLong(l -> (long) l.unitsEach() * l.quantity())
                .sum();
        if (units > MOST_UNITS) throw new InvalidRequest("/lines", "too_large", "This is too much for one order");
        var items = lines.stream().map(OrderLineView::total).reduce(Money.zero(currency), Money::plus);
        var shipping = seller.shipping();
        var quote = promotions.quote(
                merchant,
                wish.promoCodes(),
                wish.customer() == null ? null : customer(wish.customer()),
                items,
                shipping);
        var discount = quote.total(currency);
        var tax = Money.zero(currency);
        return new Price(
                lines,
                quote,
                items,
                discount,
                shipping,
                tax,
                items.minus(discount).plus(shipping).plus(tax),
                (int) units);
    }

    /** @return the name under which a customer's uses of a code are counted; guests count too */
    static String customer(Customer customer) {
        return customer.email();
    }

    private List<OrderLineView> lines(
            String merchant, String currency, List<Wish.Line> wished, @Nullable String warehouse) {
        var products =
                catalog.productsAt(merchant, wished.stream().map(Wish.Line::sku).toList(), warehouse);
        var faults = new ArrayList<Fault>();
        var lines = new ArrayList<OrderLineView>();
        for (var line : wished) {
            var product = sold(products, line.sku());
            if (product == null)
                faults.add(new Fault("/lines", "unknown_product", "There is no product " + line.sku() + " to buy"));
            else lines.add(line(lines.size() + 1, product, line.quantity(), currency));
        }
        if (!faults.isEmpty()) throw new InvalidRequest(faults);
        return lines;
    }

    private static @Nullable ProductView sold(Map<String, ProductView> products, String sku) {
        var product = products.get(sku);
        return product == null || product.archived() ? null : product;
    }

    private static OrderLineView line(int number, ProductView product, int quantity, String currency) {
        if (!product.price().currency().equals(currency)) throw new CurrencyMismatch(product.sku(), currency);
        return new OrderLineView(
                number,
                product.sku(),
                product.name(),
                quantity,
                product.price(),
                product.units(),
                product.weightGrams());
    }
}
