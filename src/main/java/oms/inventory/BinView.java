package oms.inventory;

/**
 * Where in a warehouse a SKU lies: "Aisle B, Shelf 3, Bin 12".
 *
 * @param quantity pieces recorded there
 */
public record BinView(String warehouse, String sku, String aisle, int shelf, int bin, long quantity) {
    /** @return the place as people read it */
    public String place() {
        return "Aisle %s, Shelf %d, Bin %d".formatted(aisle, shelf, bin);
    }
}
