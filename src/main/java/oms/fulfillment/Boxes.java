package oms.fulfillment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import oms.identity.MerchantView;
import oms.identity.Merchants;
import oms.money.Money;
import oms.web.InvalidRequest;

/**
 * What a merchant packs with: the kinds of boxes and the rules of the scales. Who has set no box yet works with the five usual
 * sizes; the first of their own replaces them all.
 */
@ApplicationScoped
class Boxes {
    private final BoxRepository boxes;
    private final Merchants merchants;
    private final FulfillmentSettings settings;
    private final PrinterRepository printers;

    Boxes(BoxRepository boxes, Merchants merchants, FulfillmentSettings settings, PrinterRepository printers) {
        this.boxes = boxes;
        this.merchants = merchants;
        this.settings = settings;
        this.printers = printers;
    }

    /** @return those no longer proposed too, the smallest first */
    List<BoxView> all(String merchant) {
        var own = boxes.all(merchant);
        return own.isEmpty() ? usual(currency(merchant)) : own;
    }

    /** @return the box of this code, also one no longer proposed; {@link BoxView#AS_IS} for none */
    Optional<BoxView> find(String merchant, String code) {
        if (code.equals(BoxView.AS_IS)) return Optional.of(BoxView.asIs(currency(merchant)));
        return all(merchant).stream().filter(box -> box.code().equals(code)).findFirst();
    }

    /**
     * Makes the box, or changes it where its code is known.
     *
     * @throws InvalidRequest for a cost in another currency than the merchant's, and for the code of goods without a box
     */
    @Transactional
    BoxView put(String merchant, BoxView box) {
        if (box.isAsIs())
            throw new InvalidRequest("/code", "reserved_code", BoxView.AS_IS + " stands for goods without a box");
        if (!box.cost().currency().equals(currency(merchant)))
            throw new InvalidRequest(
                    "/cost/currency", "wrong_currency", "Boxes are paid in " + currency(merchant) + " here");
        boxes.put(merchant, box);
        return box;
    }

    PackingRules rules(String merchant) {
        return boxes.rules(merchant)
                .orElseGet(() -> new PackingRules(
                        settings.companyPrefix(), settings.tolerancePermille(), settings.toleranceGrams(), null));
    }

    @Transactional
    PackingRules put(String merchant, PackingRules rules) {
        var freight = rules.freight();
        if (freight != null && !freight.perKg().currency().equals(currency(merchant)))
            throw new InvalidRequest(
                    "/freight/perKg/currency", "wrong_currency", "Freight is paid in " + currency(merchant) + " here");
        boxes.put(merchant, rules);
        return rules;
    }

    /** @return label printers in the warehouse that are in use */
    List<PrinterView> printers(String merchant, String warehouse) {
        return printers.all(merchant, warehouse).stream()
                .filter(PrinterView::active)
                .toList();
    }

    String currency(String merchant) {
        return merchants.find(merchant).map(MerchantView::currency).orElse("USD");
    }

    private static List<BoxView> usual(String currency) {
        return List.of(
                new BoxView("XS", "Mailer", 250, 180, 50, 60, 2_000, Money.of(30, currency), true),
                new BoxView("S", "Small box", 300, 200, 150, 150, 8_000, Money.of(50, currency), true),
                new BoxView("M", "Medium box", 400, 300, 200, 280, 15_000, Money.of(80, currency), true),
                new BoxView("L", "Large box", 500, 400, 300, 480, 22_000, Money.of(130, currency), true),
                new BoxView("XL", "Extra large box", 600, 400, 400, 720, 30_000, Money.of(190, currency), true));
    }
}
