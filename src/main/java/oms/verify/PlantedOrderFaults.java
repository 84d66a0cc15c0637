package oms.verify;

import java.util.List;

/** Faults in orders and their events, between merchants, and in the record of who did what. */
final class PlantedOrderFaults {
    private static final String COUNTS = "an order's version counts its events";
    private static final String CHAIN = "an order's events form a legal chain";
    private static final String ENDS = "the chain ends in the order's state";
    private static final String ONE_CHECKOUT = "one checkout made one order";
    private static final String MERCHANTS = "nothing of one merchant refers to another's";
    private static final String CARDS = "there is no card number anywhere";
    private static final String AUDIT = "the audit log's chain is unbroken";

    static final List<PlantedFault> ALL = List.of(
            of(COUNTS, "a change told nobody", order("version = 5")),
            of(COUNTS, "the last event is lost", "delete from oms_events.event where id = 'evt_ord_planted_a4'"),
            of(CHAIN, "approved before it was authorised", event("a2", "APPROVED")),
            of(CHAIN, "delivered from the shelf", event("b4", "DELIVERED")),
            of(ENDS, "it stands elsewhere than it said", order("status = 'PACKED'")),
            of(ENDS, "it said something else", event("a4", "PICKED")),
            of(
                    ONE_CHECKOUT,
                    "two of one",
                    "alter table oms_order.customer_order drop constraint customer_order_checkout_id_key",
                    order("checkout_id = 'chk_planted_b'")),
            of(
                    ONE_CHECKOUT,
                    "the other of one",
                    "alter table oms_order.customer_order drop constraint customer_order_checkout_id_key",
                    "update oms_order.customer_order set checkout_id = 'chk_planted_a' where id = 'ord_planted_b'"),
            of(
                    MERCHANTS,
                    "another's order has our line",
                    "update oms_order.customer_order set merchant = 'mer_other' where id = 'ord_planted_a'"),
            of(
                    MERCHANTS,
                    "another's payment has our operation",
                    "update oms_payment.payment set merchant = 'mer_other' where id = 'pay_planted_b'"),
            of(
                    MERCHANTS,
                    "another's trip has our stop",
                    "update oms_delivery.trip set merchant = 'mer_other' where id = 'trp_planted_a'"),
            of(
                    MERCHANTS,
                    "another's shipment has our pick list, stop, claim and package",
                    "update oms_order.shipment set merchant = 'mer_other' where id = 'shp_planted_b'"),
            of(CARDS, "in the customer's note", order("customer = '{\"note\": \"card 4111 1111 1111 1111 thanks\"}'")),
            of(
                    CARDS,
                    "as a token",
                    "update oms_payment.payment set token = 'tok_x-5500-0000-0000-0004' where id = 'pay_planted_a'"),
            of(
                    CARDS,
                    "in an event",
                    "update oms_events.event set body = body || '{\"card\": \"378282246310005\"}' where id = 'evt_ord_planted_a2'"),
            of(
                    AUDIT,
                    "an entry is gone",
                    "delete from oms_identity.audit_log where merchant = 'mer_planted' and sequence = 2"),
            of(AUDIT, "an entry was rewritten, its hash with it", """
                    update oms_identity.audit_log set who = 'bob', hash = oms_identity.audit_hash(previous, merchant, sequence, at, 'bob', what, object)
                     where merchant = 'mer_planted' and sequence = 2"""));

    private PlantedOrderFaults() {}

    private static PlantedFault of(String breaks, String how, String... fault) {
        return PlantedFault.of(breaks, how, SoundWorld.ROWS, fault);
    }

    private static String order(String change) {
        return "update oms_order.customer_order set " + change + " where id = 'ord_planted_a'";
    }

    private static String event(String which, String status) {
        return "update oms_events.event set body = '{\"order\": {\"status\": \"" + status
                + "\"}}' where id = 'evt_ord_planted_" + which + "'";
    }
}
