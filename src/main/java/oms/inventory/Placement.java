package oms.inventory;

/**
 * What one shipment takes of one SKU from one warehouse.
 *
 * @param quantity pieces, at least 1
 */
public record Placement(String shipmentId, String warehouse, String sku, long quantity) {}
