package oms.verify;

import java.util.List;
import java.util.stream.Stream;

/** Faults in promises that end, counts, shortfalls and transfers. */
final class PlantedWarehouseFaults {
    private static final String TAKEN =
            "a promise taken back by a count left the shelf's promise once, and is told to its order";
    private static final String WHOLE = "a shortfall is what was taken back, and open while an order lacks it";
    private static final String LACKS = "what lacks in the shelf is no order's that ended or has its plan";
    private static final String COUNTED = "a count changed the stock by what it found";
    private static final String MOVED =
            "what left for another warehouse is what was sent, and what came is what arrived";
    private static final String NO_TRIP = "nothing moved between warehouses without a transfer";
    private static final String PAST = "no stock is promised past its time to an order that is not paid";
    private static final String EXPIRED =
            "an expired promise is closed, and its order cancelled, unknown, or promised again";

    /** A count that found one piece too few, the promise it took back, one transfer that arrived and one on its way. */
    private static final List<String> ROWS = Stream.concat(
                    SoundWorld.ROWS.stream(), Stream.of("""
            insert into oms_inventory.count_task (id, merchant, warehouse, sku, why, status, opened_at, opened_by, expected, counted, change, closed_at, closed_by)
            values ('cnt_planted', 'mer_planted', 'WH', 'SKU', 'cycle count', 'COUNTED', '2026-05-06T16:50:00Z', 'test', 10, 9, -1, '2026-05-06T17:00:00Z', 'test')""", """
            insert into oms_inventory.shortfall (id, merchant, warehouse, sku, quantity, reference, status, opened_at, opened_by, resolved_at)
            values ('sfl_planted', 'mer_planted', 'WH', 'SKU', 1, 'cnt_planted', 'RESOLVED', '2026-05-06T17:00:00Z', 'test', '2026-05-06T17:01:00Z')""", """
            insert into oms_inventory.shortfall_piece (shortfall_id, reservation_id, merchant, order_id, quantity, status, outcome, closed_at)
            values ('sfl_planted', 'res_planted_a', 'mer_planted', 'ord_planted_a', 1, 'FOUND', 'planned anew', '2026-05-06T17:01:00Z')""", """
            insert into oms_inventory.transfer (id, merchant, reference, source, destination, status, dispatched_at, dispatched_by, closed_at, closed_by)
            values ('trf_planted', 'mer_planted', 'note-8', 'WH', 'W2', 'RECEIVED', '2026-05-06T15:00:00Z', 'test', '2026-05-06T16:00:00Z', 'test'),
                   ('trf_planted2', 'mer_planted', 'note-9', 'WH', 'W2', 'IN_TRANSIT', '2026-05-06T17:00:00Z', 'test', null, null)""", """
            insert into oms_inventory.transfer_line (transfer_id, sku, merchant, dispatched, received, reason)
            values ('trf_planted', 'SKU', 'mer_planted', 3, 2, 'lost'), ('trf_planted2', 'SKU', 'mer_planted', 1, null, null)""", """
            insert into oms_inventory.ledger (at, merchant, warehouse, sku, cause, reference, on_hand, reserved, actor)
            values ('2026-05-06T17:00:00Z', 'mer_planted', 'WH', 'SKU', 'COUNTED', 'cnt_planted', -1, 0, 'test'),
                   ('2026-05-06T17:00:00Z', 'mer_planted', 'WH', 'SKU', 'SHORT', 'sfl_planted/res_planted_a', 0, -1, 'test'),
                   ('2026-05-06T15:00:00Z', 'mer_planted', 'WH', 'SKU', 'TRANSFERRED', 'trf_planted', -3, 0, 'test'),
                   ('2026-05-06T16:00:00Z', 'mer_planted', 'W2', 'SKU', 'TRANSFERRED', 'trf_planted', 2, 0, 'test'),
                   ('2026-05-06T17:00:00Z', 'mer_planted', 'WH', 'SKU', 'TRANSFERRED', 'trf_planted2', -1, 0, 'test')"""))
            .toList();

    private static final String PENDING =
            "update oms_order.customer_order set status = 'PENDING' where id = 'ord_planted_a'";

    static final List<PlantedFault> ALL = List.of(
            of(
                    TAKEN,
                    "no movement took it back",
                    "delete from oms_inventory.ledger where reference = 'sfl_planted/res_planted_a'"),
            of(
                    TAKEN,
                    "the order was told of more",
                    "update oms_inventory.shortfall_piece set quantity = 2 where shortfall_id = 'sfl_planted'"),
            of(
                    WHOLE,
                    "a piece is nobody's",
                    "update oms_inventory.shortfall set quantity = 2 where id = 'sfl_planted'"),
            of(
                    WHOLE,
                    "open and nobody lacks anything",
                    "update oms_inventory.shortfall set status = 'OPEN', resolved_at = null where id = 'sfl_planted'"),
            of(
                    LACKS,
                    "planned and still said to lack it",
                    "update oms_inventory.shortfall_piece set status = 'OPEN', closed_at = null where shortfall_id = 'sfl_planted'"),
            of(
                    LACKS,
                    "delivered and still said to lack it",
                    "update oms_inventory.shortfall_piece set status = 'OPEN', closed_at = null, order_id = 'ord_planted_b' where shortfall_id = 'sfl_planted'"),
            of(
                    COUNTED,
                    "what it found never happened",
                    "delete from oms_inventory.ledger where reference = 'cnt_planted'"),
            of(
                    COUNTED,
                    "it found something else",
                    "update oms_inventory.count_task set counted = 8, change = -2 where id = 'cnt_planted'"),
            of(
                    MOVED,
                    "fewer left than were sent",
                    "update oms_inventory.ledger set on_hand = -2 where reference = 'trf_planted' and warehouse = 'WH'"),
            of(
                    MOVED,
                    "received, and nothing is on the shelf",
                    "update oms_inventory.transfer set status = 'RECEIVED', closed_at = dispatched_at where id = 'trf_planted2'"),
            of(NO_TRIP, "the transfer is gone", "delete from oms_inventory.transfer where id = 'trf_planted2'"),
            of(
                    NO_TRIP,
                    "it came to a third warehouse",
                    "update oms_inventory.ledger set warehouse = 'W9' where reference = 'trf_planted' and warehouse = 'W2'"),
            of(
                    PAST,
                    "its half hour is long over",
                    PENDING,
                    "update oms_inventory.reservation set expires_at = '2026-05-06T16:59:00Z' where id = 'res_planted_a'"),
            of(
                    PAST,
                    "nobody has looked for a day",
                    PENDING,
                    "update oms_inventory.reservation set expires_at = '2026-05-05T17:00:00Z' where id = 'res_planted_a'"),
            of(
                    EXPIRED,
                    "it was paid, and nobody told the order",
                    PENDING,
                    "update oms_inventory.reservation set status = 'EXPIRED', closed_at = created_at where id = 'res_planted_a'"),
            of(
                    EXPIRED,
                    "it was declined, and the order waits on",
                    PENDING,
                    "update oms_inventory.reservation set status = 'EXPIRED', closed_at = created_at where id = 'res_planted_a'",
                    "update oms_payment.operation set status = 'FAILED' where order_id = 'ord_planted_a'"));

    private PlantedWarehouseFaults() {}

    private static PlantedFault of(String breaks, String how, String... fault) {
        return PlantedFault.of(breaks, how, ROWS, fault);
    }
}
