package oms.fulfillment.pickpath;

/**
 * A warehouse of one block: parallel aisles between a front and a back cross aisle. The walk begins and ends where the depot's
 * aisle meets the front.
 *
 * @param aisleGap from one aisle to the next
 * @param aisleLength from the front to the back cross aisle
 * @param depotAisle counted from 0
 */
public record Floor(long aisleGap, long aisleLength, int depotAisle) {
    public Floor {
        if (aisleGap < 0 || aisleLength < 0 || depotAisle < 0)
            throw new IllegalArgumentException("Lengths and aisles are not negative");
    }
}
