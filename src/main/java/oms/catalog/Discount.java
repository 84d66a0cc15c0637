package oms.catalog;

import oms.money.Money;

/**
 * What one promotion code takes off an order.
 *
 * @param amount positive, or zero where nothing was left to take off
 */
public record Discount(String code, PromotionView.Kind kind, Money amount) {}
