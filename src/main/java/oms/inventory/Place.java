package oms.inventory;

/** A place in a warehouse: aisle B, shelf 3, bin 12. */
public record Place(String aisle, int shelf, int bin) {}
