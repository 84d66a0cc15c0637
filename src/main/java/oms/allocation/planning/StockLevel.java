package oms.allocation.planning;

/**
 * What a warehouse can give to the orders of this plan.
 *
 * @param quantity pieces available to promise, together with those already reserved for the orders of this plan
 * @param unitCost what one piece costs the merchant there, minor units
 */
public record StockLevel(String warehouse, String sku, int quantity, long unitCost) {}
