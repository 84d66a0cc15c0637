package oms.verify;

import java.util.List;

/** Faults in plans, pick lists, trips and messages. */
final class PlantedLineFaults {
    private static final String PLANNED = "an order that may ship is planned or waits for its plan";
    private static final String DOORS = "the planner knows each door that a driver goes to, and no other";
    private static final String WHY = "every plan has the record of why, and every record its plan";
    private static final String LIST = "a shipment that is to be picked has one list of exactly its pieces";
    private static final String DONE = "a list is done when its shipment is picked, and not before";
    private static final String SCANNED = "what is picked was scanned, and a done list is complete";
    private static final String FLOOR = "a floor that is drawn is that of a warehouse, with a depot on it";
    private static final String NUMBER = "a package's number is its own, and its check digit right";
    private static final String PACKED = "packages hold what their shipment ships, all of it once packed";
    private static final String GIVEN = "no package has a number that its prefix has not given out";
    private static final String CARRIED = "the road carries the packages that were sealed, and no other";
    private static final String STOP = "a shipment on its way waits at one stop, an ended one at none";
    private static final String TRIP =
            "a stop is on a trip of its shipment's driver, on the road while the shipment is";
    private static final String ENDS = "a trip ends with its last stop, and a driver is on one at a time";
    private static final String PROVEN = "what was handed over is proven";
    private static final String CUSTODY =
            "a package is where the chain of custody says, and every link follows from the one before";
    private static final String DEVICE = "what a device told under one number counts once";
    private static final String ONCE = "a fact is told once";
    private static final String HAPPENED = "what was told has happened";
    private static final String UNSENT = "no message waits long after its next try is due";

    private static final String WAREHOUSE = """
            insert into oms_inventory.warehouse (merchant, code, name, lat, lon, address_name, line1, city, country, zone, opens, closes, cut_off,
              pick_lead_minutes, wave_minutes, per_order_minor, currency, active, updated_at)
            values ('mer_planted', 'WH-DRAWN', 'Drawn', 40.7, -74, 'Dock', '1 Dock St', 'New York', 'US', 'America/New_York', '06:00', '22:00', '18:00',
              30, 30, 100, 'USD', true, '2026-05-06T16:00:00Z')""";

    static final List<PlantedFault> ALL = List.of(
            of(PLANNED, "approved and forgotten", order("a", "status = 'APPROVED'")),
            of(PLANNED, "backordered and forgotten", order("a", "status = 'BACKORDERED'")),
            of(DOORS, "a door is missing", "delete from oms_allocation.stop where shipment_id = 'shp_planted_a'"),
            of(DOORS, "it is planned for somebody else", door("driver = 'DY'")),
            of(DOORS, "it is planned from elsewhere", door("warehouse = 'WH2'")),
            of(DOORS, "it was delivered long ago", door("shipment_id = 'shp_planted_b'")),
            of(WHY, "nobody knows why", "delete from oms_allocation.decision where id = 'dec_planted_a'"),
            of(
                    WHY,
                    "it was refused and went on",
                    "update oms_allocation.decision set outcome = 'FAILED' where id = 'dec_planted_b'"),
            of(WHY, "a plan that was never told", """
                    insert into oms_allocation.decision (id, merchant, order_id, no, outcome, reason, record, made_at)
                    values ('dec_planted_c', 'mer_planted', 'ord_planted_a', 2, 'REALLOCATED', 'stale', '{}', '2026-05-06T17:01:00Z')"""),
            of(LIST, "the list is missing", list("a", "status = 'CANCELLED', closed_at = due_at, closed_reason = 'x'")),
            of(LIST, "the list wants another quantity", line("a", "quantity = 1")),
            of(LIST, "the list is for another warehouse", list("a", "warehouse = 'WH2'")),
            of(LIST, "the shipment is cancelled and still to be picked", shipment("a", "status = 'CANCELLED'")),
            of(DONE, "picked without a list", list("b", "status = 'CANCELLED', closed_reason = 'x'")),
            of(DONE, "done and still to be picked", shipment("b", "status = 'ALLOCATED'")),
            of(
                    SCANNED,
                    "picked by nobody",
                    "delete from oms_fulfillment.pick_scan where pick_list_id = 'pkl_planted_b'"),
            of(SCANNED, "done with a piece missing", line("b", "quantity = 2")),
            of(FLOOR, "the warehouse is not there", WAREHOUSE, drawn("WH-NOWHERE", "A", 0)),
            of(FLOOR, "the depot's aisle is not there", WAREHOUSE, drawn("WH-DRAWN", "Q", 0)),
            of(FLOOR, "the depot's cross aisle is not there", WAREHOUSE, drawn("WH-DRAWN", "A", 2)),
            of(NUMBER, "a digit is wrong", box("sscc = '003614100000000013'")),
            of(NUMBER, "two packages have it", """
                    alter table oms_fulfillment.package drop constraint package_merchant_sscc_key""", """
                    insert into oms_fulfillment.package (id, merchant, order_id, order_number, shipment_id, warehouse, no, box, sscc, expected_grams,
                      weight_grams, status, sealed_at, sealed_by)
                    select 'pkg_planted_c', merchant, order_id, order_number, shipment_id, warehouse, 2, box, sscc, 140, 150, status, sealed_at, sealed_by
                      from oms_fulfillment.package where id = 'pkg_planted_b'"""),
            of(
                    GIVEN,
                    "its prefix has given out none",
                    "insert into oms_fulfillment.sscc_count (prefix, last) values ('0361410', 0)"),
            of(
                    GIVEN,
                    "it is far ahead of its prefix",
                    "insert into oms_fulfillment.sscc_count (prefix, last) values ('0361410', 1)",
                    box("sscc = '903614100000000015'"),
                    parcel("sscc = '903614100000000015'")),
            of(
                    PACKED,
                    "a piece too many",
                    "update oms_fulfillment.package_line set quantity = 2 where package_id = 'pkg_planted_b'"),
            of(
                    PACKED,
                    "the box is empty",
                    "delete from oms_fulfillment.package_line where package_id = 'pkg_planted_b'"),
            of(PACKED, "sealed for a cancelled shipment", shipment("b", "status = 'CANCELLED'")),
            of(CARRIED, "the road does not know it", "delete from oms_delivery.parcel where id = 'pkg_planted_b'"),
            of(
                    CARRIED,
                    "it was opened and went on",
                    box("status = 'VOIDED', voided_at = sealed_at, voided_by = 'x', void_reason = 'x'")),
            of(CARRIED, "it carries another number", parcel("sscc = '003614100000000029'")),
            of(STOP, "nobody drives there", "delete from oms_delivery.stop where id = 'stp_planted_a'"),
            of(STOP, "a cancelled one is still driven to", shipment("a", "status = 'CANCELLED'")),
            of(STOP, "a delivered one is driven to again", """
                    update oms_delivery.stop set status = 'PLANNED', done_at = null where id = 'stp_planted_b'"""),
            of(TRIP, "another driver's trip", trip("a", "driver = 'DY'")),
            of(TRIP, "in transit while the trip stands", shipment("a", "status = 'IN_TRANSIT'")),
            of(TRIP, "on the road before it is packed", trip("a", "status = 'DEPARTED', departed_at = leaves_at")),
            of(TRIP, "on a trip that has ended", """
                    update oms_delivery.stop set trip_id = 'trp_planted_b' where id = 'stp_planted_a'"""),
            of(ENDS, "a trip to nowhere", trip("b", "status = 'DEPARTED', finished_at = null")),
            of(ENDS, "two trips at once", """
                    drop index oms_delivery.one_trip_on_the_road""", trip("a", "status = 'DEPARTED', departed_at = leaves_at"), """
                    insert into oms_delivery.trip (id, merchant, driver, warehouse, status, leaves_at, departed_at)
                    values ('trp_planted_c', 'mer_planted', 'DX', 'WH', 'DEPARTED', '2026-05-06T17:00:00Z', '2026-05-06T17:00:00Z')""", """
                    update oms_delivery.stop set trip_id = 'trp_planted_c', status = 'PLANNED', done_at = null where id = 'stp_planted_b'"""),
            of(PROVEN, "there is no proof", "delete from oms_delivery.proof where id = 'prf_planted_b'"),
            of(PROVEN, "delivered at no stop", "delete from oms_delivery.stop where id = 'stp_planted_b'"),
            of(PROVEN, "handed over and still in transit", shipment("b", "status = 'IN_TRANSIT'")),
            of(PROVEN, "a package stayed behind", parcel("status = 'READY'")),
            of(CUSTODY, "delivered without having left", custody("step = 'LOADED'", "DEPARTED")),
            of(CUSTODY, "the last link is missing", """
                    delete from oms_delivery.custody where parcel_id = 'pkg_planted_b' and step = 'HANDED_OVER'"""),
            of(CUSTODY, "nobody ever loaded it", """
                    delete from oms_delivery.custody where parcel_id = 'pkg_planted_b' and step = 'LOADED'"""),
            of(CUSTODY, "it is somewhere else", parcel("status = 'COMING_BACK'")),
            of(DEVICE, "a report came twice", """
                    alter table oms_delivery.report drop constraint report_pkey""", """
                    insert into oms_delivery.report select * from oms_delivery.report where merchant = 'mer_planted'"""),
            of(DEVICE, "a position came twice", """
                    alter table oms_delivery.position drop constraint position_pkey""", """
                    insert into oms_delivery.position (merchant, device, device_seq, driver, at, lat, lon, received_at)
                    select 'mer_planted', 'dev_planted', 7, 'DX', '2026-05-06T16:20:00Z', 40.71, -74.0, '2026-05-06T16:20:00Z' from generate_series(1, 2)"""),
            of(ONCE, "the same mail twice", """
                    alter table oms_notification.message drop constraint one_message_per_fact""", """
                    insert into oms_notification.message (id, merchant, order_id, order_number, kind, channel, language, recipient, subject, text_body, html_body,
                      status, created_at, sent_at)
                    select 'not_planted_c', merchant, order_id, order_number, kind, channel, language, 'ann@example.com', 's', 't', 'h', 'SENT', created_at, created_at
                      from oms_notification.message where id = 'not_planted_a'"""),
            of(
                    ONCE,
                    "an attempt told twice",
                    "alter table oms_notification.message drop constraint one_message_per_fact",
                    message("b", "kind = 'CONFIRMED', shipment_id = '', order_id = 'ord_planted_a'")),
            of(HAPPENED, "cancelled, says the mail", message("a", "kind = 'CANCELLED'")),
            of(HAPPENED, "another shipment was delivered", message("b", "shipment_id = 'shp_planted_a'")),
            of(HAPPENED, "a second time that never was", message("b", "occasion = 99")),
            of(UNSENT, "due for an hour", message("a", "next_try_at = '2026-05-06T16:10:00Z'")),
            of(UNSENT, "a try that never ended", message("a", "tries = 1, next_try_at = '2026-05-06T16:59:00Z'")));

    private PlantedLineFaults() {}

    private static PlantedFault of(String breaks, String how, String... fault) {
        return PlantedFault.of(breaks, how, SoundWorld.ROWS, fault);
    }

    private static String drawn(String warehouse, String aisle, int cross) {
        return """
                insert into oms_fulfillment.layout (merchant, warehouse, plan, changed_by, changed_at)
                values ('mer_planted', '%s', '{"aisles": [{"name": "A"}], "crossAisles": [{}, {}],
                  "depot": {"aisle": "%s", "crossAisle": %d}}', 'somebody', '2026-05-06T17:01:00Z')""".formatted(warehouse, aisle, cross);
    }

    private static String order(String which, String change) {
        return update("oms_order.customer_order", change, "ord_planted_" + which);
    }

    private static String shipment(String which, String change) {
        return update("oms_order.shipment", change, "shp_planted_" + which);
    }

    private static String door(String change) {
        return "update oms_allocation.stop set " + change + " where merchant = 'mer_planted'";
    }

    private static String list(String which, String change) {
        return update("oms_fulfillment.pick_list", change, "pkl_planted_" + which);
    }

    private static String line(String which, String change) {
        return "update oms_fulfillment.pick_line set " + change + " where pick_list_id = 'pkl_planted_" + which + "'";
    }

    private static String trip(String which, String change) {
        return update("oms_delivery.trip", change, "trp_planted_" + which);
    }

    private static String parcel(String change) {
        return update("oms_delivery.parcel", change, "pkg_planted_b");
    }

    private static String box(String change) {
        return update("oms_fulfillment.package", change, "pkg_planted_b");
    }

    private static String custody(String change, String step) {
        return "update oms_delivery.custody set " + change + " where parcel_id = 'pkg_planted_b' and step = '" + step
                + "'";
    }

    private static String message(String which, String change) {
        return update("oms_notification.message", change, "not_planted_" + which);
    }

    private static String update(String table, String change, String id) {
        return "update " + table + " set " + change + " where id = '" + id + "'";
    }
}
