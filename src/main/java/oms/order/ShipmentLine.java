package oms.order;

/**
 * Part of an order line in one shipment.
 *
 * @param lineNo the order line it belongs to, from 1
 * @param quantity pieces, at least 1
 */
public record ShipmentLine(int lineNo, String sku, int quantity) {
    public ShipmentLine {
        if (quantity < 1) throw new IllegalArgumentException("A shipment line has at least one piece");
    }
}
