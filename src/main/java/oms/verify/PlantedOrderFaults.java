package oms.verify;

import java.util.List;

/** Faults in orders and their events, between merchants, and in the record of who did what. */
final class PlantedOrderFaults {
    private static final String COUNTS = "an order's version counts its events";
    private static final String CHAIN = "an order's events form a legal chain";
    private static final String ENDS = "the chain ends in the order's state";
    private static final String ONE_CHECKOUT = "one checkout made one order";
    private static final String ONE_ANSWER =
            "one answer is kept for each idempotency key, and one effect asked of the gateway";
    private static final String OVERTAKEN = "no planner decided after another had taken over";
    private static final String MERCHANTS = "nothing of one merchant refers to another's";
    private static final String CARDS = "there is no card number anywhere";
    private static final String AUDIT = "the audit log's chain is unbroken";

    private static final String PLANNER = """
            insert into oms_allocation.planner (merchant, token, held_until) values ('mer_planted', 3, '2026-05-06T17:00:00Z')""";

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
                    ONE_ANSWER,
                    "two answers to one key",
                    "alter table oms_web.idempotency drop constraint idempotency_pkey",
                    """
                    insert into oms_web.idempotency (scope, key, fingerprint, status, created_at)
                    select 'key_planted POST /v1/checkouts', 'k', 'f', 200 + n, '2026-05-06T17:00:00Z' from generate_series(0, 1) n"""),
            of(
                    ONE_ANSWER,
                    "two operations under one key",
                    "alter table oms_payment.operation drop constraint operation_idempotency_key_key",
                    "update oms_payment.operation set idempotency_key = 'key_planted_b2' where id = 'pop_planted_b3'"),
            of(OVERTAKEN, "by a lease that nobody has had", PLANNER, decision("a", "planner_token = 4")),
            of(OVERTAKEN, "by the lease before the last decision's", PLANNER, decision("a", "planner_token = 3"), """
                    insert into oms_allocation.decision (id, merchant, order_id, no, outcome, reason, record, made_at, planner_token)
                    values ('dec_planted_c', 'mer_planted', 'ord_planted_a', 2, 'REALLOCATED', 'stale', '{}', '2026-05-06T17:01:00Z', 2)"""),
            of(
                    MERCHANTS,
                    "another's booking has our entries",
                    "update oms_payment.booking set merchant = 'mer_other' where order_id = 'ord_planted_b'"),
            of(
                    MERCHANTS,
                    "another's package has our custody",
                    "update oms_delivery.parcel set merchant = 'mer_other' where id = 'pkg_planted_b'"),
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
                    "in the reason for a refund",
                    "update oms_payment.operation set reason = 'back to 5555 5555 5555 4444' where id = 'pop_planted_b3'"),
            of(
                    CARDS,
                    "in a message",
                    "update oms_notification.message set text_body = 'paid with 4000056655665556' where id = 'not_planted_a'"),
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

    private static String decision(String which, String change) {
        return "update oms_allocation.decision set " + change + " where id = 'dec_planted_" + which + "'";
    }

    private static String order(String change) {
        return "update oms_order.customer_order set " + change + " where id = 'ord_planted_a'";
    }

    private static String event(String which, String status) {
        return "update oms_events.event set body = '{\"order\": {\"status\": \"" + status
                + "\"}}' where id = 'evt_ord_planted_" + which + "'";
    }
}
