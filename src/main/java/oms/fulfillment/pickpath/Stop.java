package oms.fulfillment.pickpath;

/**
 * Where something lies.
 *
 * @param aisle counted from 0
 * @param at how far into the aisle, measured like the floor's cross aisles
 */
public record Stop(int aisle, long at) {}
