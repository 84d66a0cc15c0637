package oms.inventory;

import oms.money.Money;

/**
 * The stock of one SKU in one warehouse, in pieces.
 *
 * @param available what may be promised: on hand − reserved − safety, the column by which {@link Stock#reserve} takes;
 *     negative when safety stock is being used up, and at most 0 in a warehouse that is closed
 * @param unitCost what one piece cost the merchant there
 */
public record Availability(
        String warehouse, String sku, long onHand, long reserved, long safety, long available, Money unitCost) {
    /** @return pieces that may be promised: what is available, never fewer than none */
    public long promisable() {
        return Math.max(0, available);
    }

    /** @return whether nothing can be promised */
    public boolean out() {
        return available <= 0;
    }

    /** @return whether something can, but no more than the safety stock or than a tenth of what is on hand */
    public boolean low() {
        return !out() && (available <= safety || available * 10 <= onHand);
    }
}
