package oms.catalog;

import oms.money.Money;

/** What one piece of a SKU costs the shopper when a certain warehouse sells it. */
public record OfferView(String sku, String warehouse, Money price) {}
