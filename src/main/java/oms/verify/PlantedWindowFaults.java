package oms.verify;

import java.util.List;

/** Faults in delivery windows. */
final class PlantedWindowFaults {
    private static final String COUNTED = "a delivery window's bookings are its active ones, within its capacity";
    private static final String PLACE = "an order of a window has its place while it lives, and none when it ended";
    private static final String PROMISED = "an order of a window is promised for that window";

    static final List<PlantedFault> ALL = List.of(
            of(COUNTED, "a place is counted that nobody has", window("booked = 0")),
            of(COUNTED, "somebody sits on a place that is not counted", booking("freed_at = null")),
            of(COUNTED, "more are booked than there are places", """
                    alter table oms_checkout.delivery_window drop constraint no_place_is_booked_twice""", window("capacity = 0")),
            of(PLACE, "it has no place", "delete from oms_checkout.window_booking where order_id = 'ord_planted_a'"),
            of(PLACE, "it lost its place", booking("ord_planted_a", "freed_at = booked_at")),
            of(PLACE, "it ended and keeps its place", order("status = 'CANCELLED', cancel_cause = 'CUSTOMER'")),
            of(PROMISED, "it is promised for another time", order("window_start = '2026-05-06T17:00:00Z'")),
            of(PROMISED, "it is promised too early", order("deliver_by = '2026-05-06T19:00:00Z'")));

    private PlantedWindowFaults() {}

    private static PlantedFault of(String breaks, String how, String... fault) {
        return PlantedFault.of(breaks, how, SoundWorld.ROWS, fault);
    }

    private static String window(String change) {
        return "update oms_checkout.delivery_window set " + change + " where id = 'win_planted'";
    }

    private static String booking(String change) {
        return booking("ord_planted_x", change);
    }

    private static String booking(String order, String change) {
        return "update oms_checkout.window_booking set " + change + " where order_id = '" + order + "'";
    }

    private static String order(String change) {
        return "update oms_order.customer_order set " + change + " where id = 'ord_planted_a'";
    }
}
