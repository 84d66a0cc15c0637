package oms.inventory;

/**
 * One SKU of which there is too little.
 *
 * @param wanted pieces asked for
 * @param available pieces that could be promised, over all warehouses asked
 */
public record Shortage(String sku, long wanted, long available) {}
