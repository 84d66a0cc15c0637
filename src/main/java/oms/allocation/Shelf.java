package oms.allocation;

import oms.money.Money;

/**
 * What a hyperlocal shopper sees of a product: the session's warehouse, nothing else.
 *
 * @param price of one piece at that warehouse
 * @param available pieces that can be bought there now, never negative
 */
record Shelf(String sku, String name, Money price, long available) {}
