package oms.verify;

import java.util.List;

/** Faults in stock, reservations, the stock ledger and drivers' load. */
final class PlantedStockFaults {
    private static final String WITHIN = "reserved is within what is on hand";
    private static final String HELD = "what is reserved is what open reservations hold";
    private static final String LEDGER = "stock is the sum of its ledger";
    private static final String ONCE = "each stock movement happened once";
    private static final String CONSUMED = "what was consumed left the shelf, once";
    private static final String NO_MORE = "no order holds more than it ordered";
    private static final String ALL_OF_IT = "an order that waits for its plan holds all it ordered";
    private static final String EXACTLY = "a shipment on its way to the door holds exactly its pieces";
    private static final String ENDED = "an order that ended holds no stock";
    private static final String NOBODY = "no stock is held for an order that is not there";
    private static final String BEYOND = "no line is shipped beyond what was ordered";
    private static final String LEFT = "what left for good is what was delivered";
    private static final String LOAD = "a driver's load is the units of the shipments claimed, within the vehicle";
    private static final String ONE_DRIVER = "a shipment on its way has one driver, and room with that driver";
    private static final String NO_ROOM = "a shipment that ended takes no room";

    static final List<PlantedFault> ALL = List.of(
            of(
                    WITHIN,
                    "more promised than there is",
                    "alter table oms_inventory.stock drop constraint never_promised_twice",
                    stock("reserved = 10")),
            of(
                    WITHIN,
                    "less than nothing promised",
                    "alter table oms_inventory.stock drop constraint never_promised_twice",
                    stock("reserved = -1")),
            of(HELD, "a promise nobody holds", stock("reserved = 3")),
            of(HELD, "an order holds what is not reserved", reservation("a", "quantity = 3")),
            of(HELD, "the stock row is gone", "delete from oms_inventory.stock where merchant = 'mer_planted'"),
            of(LEDGER, "a piece appeared", stock("on_hand = 12")),
            of(
                    LEDGER,
                    "a movement is gone",
                    "delete from oms_inventory.ledger where merchant = 'mer_planted' and cause = 'RECEIVED'"),
            of(
                    ONCE,
                    "one came twice",
                    "alter table oms_inventory.ledger drop constraint each_movement_once",
                    ledgerAgain("RECEIVED")),
            of(
                    ONCE,
                    "a promise came twice",
                    "alter table oms_inventory.ledger drop constraint each_movement_once",
                    ledgerAgain("RESERVED")),
            of(
                    CONSUMED,
                    "it never left the shelf",
                    "delete from oms_inventory.ledger where merchant = 'mer_planted' and cause = 'SHIPPED'"),
            of(
                    CONSUMED,
                    "more left than was consumed",
                    "update oms_inventory.ledger set on_hand = -2, reserved = -2 where merchant = 'mer_planted' and cause = 'SHIPPED'"),
            of(CONSUMED, "it left and is still promised", reservation("b", "status = 'OPEN', closed_at = null")),
            of(NO_MORE, "a second reservation for the same pieces", again("a", "'OPEN'", "null")),
            of(
                    NO_MORE,
                    "a line of another thing",
                    "update oms_order.order_line set sku = 'OTHER' where order_id = 'ord_planted_a'"),
            of(
                    ALL_OF_IT,
                    "its promise was given away",
                    order("a", "status = 'AUTHORIZED'"),
                    reservation("a", "status = 'RELEASED', closed_at = created_at")),
            of(
                    ALL_OF_IT,
                    "a piece of its promise is missing",
                    order("a", "status = 'PENDING'"),
                    reservation("a", "quantity = 1")),
            of(EXACTLY, "a piece is missing", reservation("a", "quantity = 1")),
            of(EXACTLY, "its pieces are held for no shipment", reservation("a", "shipment_id = null")),
            of(
                    EXACTLY,
                    "pieces are held for a cancelled shipment",
                    "update oms_order.shipment set status = 'CANCELLED' where id = 'shp_planted_a'"),
            of(ENDED, "cancelled and still holding", order("a", "status = 'CANCELLED', cancel_cause = 'X'")),
            of(ENDED, "delivered and still holding", order("a", "status = 'DELIVERED'")),
            of(NOBODY, "its order is gone", "delete from oms_order.customer_order where id = 'ord_planted_a'"),
            of(NOBODY, "it names another order", reservation("a", "order_id = 'ord_nobody'")),
            of(
                    BEYOND,
                    "three shipped of two",
                    "update oms_order.shipment_line set quantity = 3 where shipment_id = 'shp_planted_a'"),
            of(
                    BEYOND,
                    "something that was not ordered",
                    "update oms_order.order_line set line_no = 2 where order_id = 'ord_planted_a'"),
            of(LEFT, "delivered and still on the shelf", reservation("b", "status = 'RELEASED'")),
            of(
                    LEFT,
                    "gone and not delivered",
                    "update oms_order.shipment set status = 'IN_TRANSIT' where id = 'shp_planted_b'"),
            of(LOAD, "load that nobody claimed", "update oms_fleet.driver set load_units = 5 where id = 'drv_planted'"),
            of(
                    LOAD,
                    "a claim that is not counted",
                    "update oms_fleet.capacity_claim set freed_at = null where id = 'clm_planted_b'"),
            of(ONE_DRIVER, "nobody has room for it", "delete from oms_fleet.capacity_claim where id = 'clm_planted_a'"),
            of(
                    ONE_DRIVER,
                    "another driver has it",
                    "update oms_fleet.capacity_claim set driver = 'DY' where id = 'clm_planted_a'"),
            of(
                    NO_ROOM,
                    "delivered and still on the vehicle",
                    "update oms_fleet.capacity_claim set freed_at = null where id = 'clm_planted_b'"),
            of(
                    NO_ROOM,
                    "cancelled and still on the vehicle",
                    "update oms_order.shipment set status = 'CANCELLED' where id = 'shp_planted_a'"));

    private PlantedStockFaults() {}

    private static PlantedFault of(String breaks, String how, String... fault) {
        return PlantedFault.of(breaks, how, SoundWorld.ROWS, fault);
    }

    private static String stock(String change) {
        return "update oms_inventory.stock set " + change + " where merchant = 'mer_planted'";
    }

    private static String reservation(String which, String change) {
        return "update oms_inventory.reservation set " + change + " where id = 'res_planted_" + which + "'";
    }

    private static String order(String which, String change) {
        return "update oms_order.customer_order set " + change + " where id = 'ord_planted_" + which + "'";
    }

    private static String again(String which, String status, String closed) {
        return """
                insert into oms_inventory.reservation (id, merchant, order_id, shipment_id, warehouse, sku, quantity, status, created_at, closed_at)
                select id || '2', merchant, order_id, shipment_id, warehouse, sku, quantity, %s, created_at, %s
                  from oms_inventory.reservation where id = 'res_planted_%s'""".formatted(status, closed, which);
    }

    private static String ledgerAgain(String cause) {
        return """
                insert into oms_inventory.ledger (at, merchant, warehouse, sku, cause, reference, on_hand, reserved, actor)
                select at, merchant, warehouse, sku, cause, reference, on_hand, reserved, actor
                  from oms_inventory.ledger where merchant = 'mer_planted' and cause = '%s'""".formatted(cause);
    }
}
