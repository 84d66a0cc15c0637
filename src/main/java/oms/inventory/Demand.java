package oms.inventory;

/**
 * What an order wants of one SKU, all its lines together.
 *
 * @param quantity pieces, at least 1
 */
public record Demand(String sku, long quantity) {}
