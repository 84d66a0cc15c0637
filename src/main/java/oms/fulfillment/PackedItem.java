package oms.fulfillment;

/** So many pieces of one article in a package. */
public record PackedItem(String sku, String name, int quantity) {}
