package oms.fulfillment.pickpath;

/**
 * Where something lies.
 *
 * @param aisle counted from 0
 * @param at how far into the aisle, from the front cross aisle
 */
public record Stop(int aisle, long at) {}
