package oms.verify;

import java.util.List;
import java.util.stream.Stream;

/** Faults on trolleys, and in what is to be put back. */
final class PlantedFloorFaults {
    private static final String TOTES = "a trolley carries lists of its warehouse, each in totes of its own";
    private static final String LINES = "every line of a list on trolleys is a step of one of them";
    private static final String UNDER_WAY = "a trolley is under way while something is to be done on it, and not after";
    private static final String BACK = "what was picked for nothing is put back, or still to be";

    /** Trolley a waits with list a in two totes; trolley b is done; list c was cancelled with a piece in its tote. */
    private static final List<String> SOUND = Stream.concat(
                    SoundWorld.ROWS.stream(), Stream.of("""
            insert into oms_fulfillment.wave (id, merchant, warehouse, cut_off_at, released_at, released_by)
            values ('wav_planted', 'mer_planted', 'WH', '2026-05-06T17:00:00Z', '2026-05-06T17:00:00Z', 'the cut-off')""", """
            insert into oms_fulfillment.batch (id, merchant, warehouse, wave_id, zone, status, due_at, metres, picker, created_at, started_at, closed_at)
            values ('bat_planted_a', 'mer_planted', 'WH', 'wav_planted', '', 'OPEN', '2026-05-06T18:00:00Z', 40, null, '2026-05-06T17:00:00Z', null, null),
                   ('bat_planted_b', 'mer_planted', 'WH', 'wav_planted', '', 'DONE', '2026-05-06T16:10:00Z', 40, 'pia', '2026-05-06T16:00:00Z',
                    '2026-05-06T16:02:00Z', '2026-05-06T16:03:00Z')""", """
            insert into oms_fulfillment.batch_list (pick_list_id, zone, batch_id, merchant, tote, totes)
            values ('pkl_planted_a', '', 'bat_planted_a', 'mer_planted', 1, 2), ('pkl_planted_b', '', 'bat_planted_b', 'mer_planted', 1, 1)""", """
            insert into oms_fulfillment.batch_step (batch_id, no, merchant, pick_list_id, line_no)
            values ('bat_planted_a', 1, 'mer_planted', 'pkl_planted_a', 1), ('bat_planted_b', 1, 'mer_planted', 'pkl_planted_b', 1)""", """
            insert into oms_fulfillment.pick_list (id, merchant, order_id, order_number, shipment_id, warehouse, status, due_at, picker, closed_reason,
              created_at, started_at, closed_at)
            values ('pkl_planted_c', 'mer_planted', 'ord_planted_b', 'ORD-b', 'shp_planted_b', 'WH', 'CANCELLED', '2026-05-06T16:10:00Z', 'pia', 'short pick',
                    '2026-05-06T15:50:00Z', '2026-05-06T15:51:00Z', '2026-05-06T15:52:00Z')""", """
            insert into oms_fulfillment.pick_line (pick_list_id, no, merchant, sku, name, quantity, picked)
            values ('pkl_planted_c', 1, 'mer_planted', 'SKU', 'Thing', 1, 1)""", """
            insert into oms_fulfillment.pick_scan (merchant, pick_list_id, line_no, quantity, picker, at)
            values ('mer_planted', 'pkl_planted_c', 1, 1, 'pia', '2026-05-06T15:51:00Z')""", """
            insert into oms_fulfillment.put_back (pick_list_id, line_no, merchant, warehouse, order_number, quantity, put, opened_at)
            values ('pkl_planted_c', 1, 'mer_planted', 'WH', 'ORD-b', 1, 0, '2026-05-06T15:52:00Z')"""))
            .toList();

    static final List<PlantedFault> ALL = List.of(
            of(
                    TOTES,
                    "a list of another warehouse",
                    "update oms_fulfillment.batch set warehouse = 'WH2' where id = 'bat_planted_a'"),
            of(TOTES, "two lists share a tote", """
                    insert into oms_fulfillment.batch_list (pick_list_id, zone, batch_id, merchant, tote, totes)
                    values ('pkl_planted_c', '', 'bat_planted_a', 'mer_planted', 2, 1)"""),
            of(
                    TOTES,
                    "a step for a list that is not on it",
                    "delete from oms_fulfillment.batch_list where batch_id = 'bat_planted_a'"),
            of(
                    LINES,
                    "a line that nobody walks to",
                    "delete from oms_fulfillment.batch_step where batch_id = 'bat_planted_a'"),
            of(LINES, "a line that came later", """
                    insert into oms_fulfillment.pick_line (pick_list_id, no, merchant, sku, name, quantity) values ('pkl_planted_a', 2, 'mer_planted', 'SKU', 'Thing', 1)"""),
            of(
                    UNDER_WAY,
                    "it is done with a piece to fetch",
                    trolley("a", "status = 'DONE', picker = 'pia', started_at = due_at, closed_at = due_at")),
            of(
                    UNDER_WAY,
                    "it is given up with a piece to fetch",
                    trolley("a", "status = 'CANCELLED', closed_reason = 'x', closed_at = due_at")),
            of(UNDER_WAY, "it has nothing to do and never ends", trolley("b", "status = 'PICKING', closed_at = null")),
            of(
                    BACK,
                    "nobody puts it back",
                    "delete from oms_fulfillment.put_back where pick_list_id = 'pkl_planted_c'"),
            of(BACK, "less is put back than was taken", """
                    update oms_fulfillment.pick_line set picked = 2, quantity = 2 where pick_list_id = 'pkl_planted_c'"""),
            of(BACK, "what is wanted is put back", """
                    insert into oms_fulfillment.put_back (pick_list_id, line_no, merchant, warehouse, order_number, quantity, put, opened_at)
                    values ('pkl_planted_b', 1, 'mer_planted', 'WH', 'ORD-b', 1, 0, '2026-05-06T15:52:00Z')"""));

    private PlantedFloorFaults() {}

    private static PlantedFault of(String breaks, String how, String... fault) {
        return PlantedFault.of(breaks, how, SOUND, fault);
    }

    private static String trolley(String which, String change) {
        return "update oms_fulfillment.batch set " + change + " where id = 'bat_planted_" + which + "'";
    }
}
