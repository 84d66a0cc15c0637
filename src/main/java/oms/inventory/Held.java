package oms.inventory;

import org.jspecify.annotations.Nullable;

/**
 * An open reservation: pieces of one SKU in one warehouse that an order holds.
 *
 * @param shipmentId the shipment that takes them, null until the order is allocated
 */
public record Held(
        String id, String orderId, @Nullable String shipmentId, String warehouse, String sku, long quantity) {}
