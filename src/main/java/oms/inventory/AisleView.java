package oms.inventory;

/**
 * An aisle in which something has been put.
 *
 * @param name as its bins have it
 * @param lastBin the highest number of a bin there
 */
public record AisleView(String name, int lastBin) {}
