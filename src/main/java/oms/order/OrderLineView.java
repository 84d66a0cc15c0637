package oms.order;

import oms.money.Money;

/**
 * An order line as others see it.
 *
 * @param lineNo from 1
 * @param unitsEach capacity units one piece takes on a vehicle
 * @param weightGrams of one piece
 */
public record OrderLineView(
        int lineNo, String sku, String name, int quantity, Money unitPrice, int unitsEach, int weightGrams) {
    public Money total() {
        return unitPrice.times(quantity);
    }

    public int units() {
        return Math.multiplyExact(unitsEach, quantity);
    }
}
