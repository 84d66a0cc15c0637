package oms.verify;

import java.util.List;

/** Faults in payments, the money ledger and promotions. */
final class PlantedMoneyFaults {
    private static final String WITHIN_HOLD = "captures, also those on their way, are within the hold";
    private static final String SAYS = "a payment says what its operations did";
    private static final String CAPTURED_ONCE =
            "each delivered shipment is captured once, for its total; no other is, unless it was when it left";
    private static final String TWICE = "what was held twice was given back once";
    private static final String CAME_BACK = "what was captured for goods that came back goes back";
    private static final String OWED = "a capture that failed for good is owed, or was";
    private static final String REFUND_OPS =
            "a refund is what its operations give back, and waits for nobody's own yes";
    private static final String PIECES = "no more pieces of a line are refunded than were ordered";
    private static final String KNOWS = "an order knows until when its money is held";
    private static final String OWED_BY_LEDGER = "what the ledger says is owed is what buyers owe";
    private static final String REFUNDS = "refunds, also those on their way, are within what was captured";
    private static final String NEXT_CHECK = "every open payment operation has its next check, none overdue";
    private static final String HAS_PAYMENT = "every order has its payment";
    private static final String NO_MONEY = "an order that ended holds no money of the customer";
    private static final String GATEWAY = "our books are the gateway's report";
    private static final String NO_DIFFERENCE = "no difference to the gateway's report is left open";
    private static final String OVERTAKEN = "who was overtaken wrote no difference";
    private static final String BUDGET = "promotions are within their budget and limits";
    private static final String PER_CUSTOMER = "no customer uses a promotion more often than allowed";
    private static final String GIVEN_BACK = "a promotion used by a dead order was given back";
    private static final String BALANCES = "the money ledger balances";
    private static final String HELD = "what the ledger says is held is what the payment holds";
    private static final String TOTAL = "an order's total is its lines, shipping and tax less discounts";
    private static final String SHARE = "shipments of a planned order share its whole total";

    static final List<PlantedFault> ALL = List.of(
            of(WITHIN_HOLD, "captured above the hold", operation("b2", "amount_minor = 1001")),
            of(WITHIN_HOLD, "a second capture is on its way", capture("shp_planted_c", 1, "UNKNOWN")),
            of(
                    SAYS,
                    "captured money is forgotten",
                    "update oms_payment.payment set captured_minor = 900 where id = 'pay_planted_b'"),
            of(
                    SAYS,
                    "a refund nobody made",
                    "update oms_payment.payment set refunded_minor = 100 where id = 'pay_planted_b'"),
            of(
                    CAPTURED_ONCE,
                    "delivered and never captured",
                    "delete from oms_payment.operation where id = 'pop_planted_b2'"),
            of(CAPTURED_ONCE, "captured for another sum", operation("b2", "amount_minor = 999")),
            of(
                    CAPTURED_ONCE,
                    "captured though cancelled",
                    "update oms_order.shipment set status = 'CANCELLED' where id = 'shp_planted_b'"),
            of(
                    TWICE,
                    "a renewed hold that nobody asked for",
                    "update oms_payment.payment set reauthorized_minor = 100, replace_ordered_minor = 100 where id = 'pay_planted_a'"),
            of(TWICE, "a second hold that is forgotten", added("REAUTHORIZE", "null", 2200, "SUCCEEDED")),
            of(
                    CAME_BACK,
                    "the goods are back, the money is not",
                    "update oms_order.shipment set status = 'RETURNED' where id = 'shp_planted_b'"),
            of(
                    CAME_BACK,
                    "given back in name only",
                    "update oms_order.shipment set status = 'RETURNED' where id = 'shp_planted_b'",
                    operation("b2", "give_back = true")),
            of(OWED, "a capture failed and nobody asks for it", operation("b2", "status = 'FAILED'")),
            of(OWED, "owed though captured", receivable()),
            of(
                    REFUND_OPS,
                    "a refund that still waits was paid",
                    "update oms_payment.refund set status = 'WAITING' where id = 'ref_planted_b'"),
            of(
                    REFUND_OPS,
                    "paid for another sum",
                    "update oms_payment.refund set amount_minor = 300 where id = 'ref_planted_b'"),
            of(
                    PIECES,
                    "a piece refunded that no refund names",
                    refundable("refunded_quantity = 1, refunded_minor = 1000")),
            of(
                    PIECES,
                    "more pieces than there were",
                    "alter table oms_payment.refundable drop constraint never_more_pieces_than_ordered",
                    refundable("refunded_quantity = 2")),
            of(KNOWS, "the order knows nothing", order("a", "authorization_ends = null")),
            of(
                    KNOWS,
                    "the hold was renewed and the order not told",
                    "update oms_payment.payment set expires_at = '2026-05-20T17:00:00Z' where id = 'pay_planted_a'"),
            of(OWED_BY_LEDGER, "owed and not booked", receivable()),
            of(
                    OWED_BY_LEDGER,
                    "booked and not owed",
                    "insert into oms_payment.entry (booking_id, merchant, order_id, account, amount_minor) values ('bkg_pop_planted_b2', 'mer_planted', 'ord_planted_b', 'RECEIVABLES', 5)"),
            of(REFUNDS, "more given back than taken", operation("b3", "amount_minor = 1001")),
            of(REFUNDS, "a second refund is on its way", refund(900)),
            of(NEXT_CHECK, "forgotten for an hour", open("next_check_at = '2026-05-06T16:10:00Z'")),
            of(
                    NEXT_CHECK,
                    "no check at all",
                    "alter table oms_payment.operation drop constraint an_open_operation_has_a_next_check",
                    open("next_check_at = null")),
            of(HAS_PAYMENT, "its payment is gone", "delete from oms_payment.payment where id = 'pay_planted_a'"),
            of(
                    HAS_PAYMENT,
                    "for another sum",
                    "update oms_payment.payment set amount_minor = 2300 where id = 'pay_planted_a'"),
            of(NO_MONEY, "cancelled and still held", order("a", "status = 'CANCELLED', cancel_cause = 'X'")),
            of(
                    NO_MONEY,
                    "delivered and a rest still held",
                    "update oms_payment.payment set captured_minor = 800 where id = 'pay_planted_b'"),
            of(
                    GATEWAY,
                    "the gateway knows nothing of it",
                    "delete from oms_payment.outside_gateway_request where key = 'key_planted_b2'"),
            of(
                    GATEWAY,
                    "the gateway took another sum",
                    "update oms_payment.outside_gateway_request set amount_minor = 7 where key = 'key_planted_b2'"),
            of(
                    GATEWAY,
                    "the gateway took what we do not know",
                    "delete from oms_payment.operation where id = 'pop_planted_b2'"),
            of(
                    GATEWAY,
                    "the gateway did another thing",
                    "update oms_payment.outside_gateway_request set operation = 'VOID' where key = 'key_planted_b2'"),
            of(
                    NO_DIFFERENCE,
                    "one is open again",
                    "update oms_payment.difference set status = 'OPEN', closed_at = null, closed_by = null, reason = null where merchant = 'mer_planted'"),
            of(NO_DIFFERENCE, "a new one", anotherDifference("OPEN")),
            of(
                    OVERTAKEN,
                    "by a later token than there was",
                    "update oms_payment.difference set token = 3 where id = 'dif_planted'"),
            of(
                    OVERTAKEN,
                    "in another merchant's run",
                    "update oms_payment.reconciliation set merchant = 'mer_other' where id = 'rec_planted'"),
            of(
                    BUDGET,
                    "spent beyond the budget",
                    "alter table oms_catalog.promotion drop constraint within_budget",
                    promotion("spent_minor = 200"),
                    redemption("amount_minor = 200")),
            of(BUDGET, "a use that is not counted", promotion("uses = 0")),
            of(PER_CUSTOMER, "the same customer again", again("ord_planted_b")),
            of(PER_CUSTOMER, "allowed no more", redeemedBy("ord_planted_c")),
            of(GIVEN_BACK, "the order was cancelled", order("a", "status = 'CANCELLED', cancel_cause = 'X'")),
            of(GIVEN_BACK, "the order is gone", "delete from oms_order.customer_order where id = 'ord_planted_a'"),
            of(
                    BALANCES,
                    "one side is missing",
                    "delete from oms_payment.entry where booking_id = 'bkg_pop_planted_a1' and account = 'HOLD'"),
            of(
                    BALANCES,
                    "a cent too many",
                    "update oms_payment.entry set amount_minor = 2201 where booking_id = 'bkg_pop_planted_a1' and account = 'HOLD'"),
            of(HELD, "a booking is missing", "delete from oms_payment.entry where booking_id = 'bkg_pop_planted_a1'"),
            of(
                    HELD,
                    "the hold was given back in the books only",
                    "update oms_payment.payment set authorized_minor = 2100 where id = 'pay_planted_a'"),
            of(TOTAL, "a line is missing", "delete from oms_order.order_line where order_id = 'ord_planted_a'"),
            of(
                    TOTAL,
                    "a line costs more",
                    "update oms_order.order_line set unit_price_minor = 1001 where order_id = 'ord_planted_a'"),
            of(
                    SHARE,
                    "a shipment costs less",
                    "update oms_order.shipment set total_minor = 2100 where id = 'shp_planted_a'"),
            of(
                    SHARE,
                    "a shipment costs more",
                    "update oms_order.shipment set total_minor = 1100 where id = 'shp_planted_b'"));

    private PlantedMoneyFaults() {}

    private static PlantedFault of(String breaks, String how, String... fault) {
        return PlantedFault.of(breaks, how, SoundWorld.ROWS, fault);
    }

    private static String anotherDifference(String status) {
        return """
                insert into oms_payment.difference (id, merchant, gateway, subject, kind, day, reconciliation_id, token, operation_kind, currency, words,
                  status, found_at)
                values ('dif_planted_2', 'mer_planted', 'simulated', 'key_planted_b3', 'MISSING_THERE', '2026-05-05', 'rec_planted', 2, 'REFUND', 'USD',
                  'Nothing there', '%s', '2026-05-06T00:30:01Z')""".formatted(status);
    }

    private static String operation(String which, String change) {
        return "update oms_payment.operation set " + change + " where id = 'pop_planted_" + which + "'";
    }

    private static String open(String change) {
        return operation("a1", "status = 'UNKNOWN', settled_at = null, " + change);
    }

    private static String order(String which, String change) {
        return "update oms_order.customer_order set " + change + " where id = 'ord_planted_" + which + "'";
    }

    private static String promotion(String change) {
        return "update oms_catalog.promotion set " + change + " where merchant = 'mer_planted'";
    }

    private static String redemption(String change) {
        return "update oms_catalog.redemption set " + change + " where merchant = 'mer_planted'";
    }

    private static String again(String order) {
        return redeemedBy(order);
    }

    private static String redeemedBy(String order) {
        return """
                insert into oms_catalog.redemption (merchant, code, order_id, customer, amount_minor, currency, status, redeemed_at)
                select merchant, code, '%s', customer, amount_minor, currency, status, redeemed_at
                  from oms_catalog.redemption where order_id = 'ord_planted_a'""".formatted(order);
    }

    private static String capture(String shipment, int cents, String status) {
        return added("CAPTURE", "'" + shipment + "'", cents, status);
    }

    private static String refundable(String change) {
        return "update oms_payment.refundable set " + change + " where payment_id = 'pay_planted_b' and line_no = 1";
    }

    private static String receivable() {
        return """
                insert into oms_payment.receivable (id, merchant, payment_id, order_id, operation_id, shipment_id, amount_minor, currency, status, why, opened_at)
                values ('rcv_planted_b', 'mer_planted', 'pay_planted_b', 'ord_planted_b', 'pop_planted_b2', 'shp_planted_b', 1000, 'USD', 'OPEN', 'test',
                  '2026-05-06T17:00:00Z')""";
    }

    private static String refund(int cents) {
        return added("REFUND", "null", cents, "PENDING");
    }

    private static String added(String kind, String shipment, int cents, String status) {
        return """
                insert into oms_payment.operation (id, merchant, payment_id, order_id, kind, shipment_id, amount_minor, currency, status, idempotency_key,
                  next_check_at, settled_at, requested_by, created_at, refund_id)
                select 'pop_planted_b4', 'mer_planted', 'pay_planted_b', 'ord_planted_b', x.kind, %s, %d, 'USD', x.status, 'key_planted_b4',
                  case when x.status <> 'SUCCEEDED' then timestamptz '2026-05-06T17:11:00Z' end,
                  case when x.status = 'SUCCEEDED' then timestamptz '2026-05-06T17:11:00Z' end, 'test', '2026-05-06T17:09:00Z',
                  case x.kind when 'REFUND' then 'ref_planted_b' end
                  from (values ('%s', '%s')) as x(kind, status)""".formatted(shipment, cents, kind, status);
    }
}
