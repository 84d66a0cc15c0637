package oms.order;

/**
 * One package of a shipment, ready to go.
 *
 * @param sscc its GS1 serial shipping container code, 18 digits
 * @param box code of the box it is in
 */
public record PackedBox(String packageId, String sscc, String box, int weightGrams) {}
