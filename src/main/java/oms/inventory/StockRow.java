package oms.inventory;

/**
 * A row of stock as a count needs it.
 *
 * @param picked pieces off the shelf for orders, which are on hand until they leave
 */
record StockRow(long onHand, long reserved, long picked) {
    /** @return pieces that should lie on the shelves */
    long onShelf() {
        return onHand - picked;
    }
}
