package oms.verify;

import java.util.List;

/** Faults in scores, versions of the rules, reviews and labels. */
final class PlantedFraudFaults {
    private static final String SUM = "a score is the sum of what its signals gave, at most 1";
    private static final String WAITS = "an order waits for a reviewer while its review is open";
    private static final String JUDGED = "an order went on or ended as it was judged";
    private static final String DEADLINE = "no review stays open past its deadline";
    private static final String LEADS = "a score leads where its version's thresholds say, unless a list allows it";
    private static final String WEIGHS = "a signal weighs what the score's version says";
    private static final String VERSIONS =
            "versions are numbered without a gap, one is live, and each is where its last step led";
    private static final String LABELLED =
            "an order is labelled by its bank while a charge-back for fraud stands, and by a reviewer as decided";
    private static final String SAID = "a label says what its last change said";
    private static final String COST = "charge-backs that stand are not above what their order cost";

    private static final String OPEN_REVIEW =
            "update oms_fraud.review set state = 'OPEN', decided_by = null, decided_at = null where order_id = 'ord_planted_b'";

    static final List<PlantedFault> ALL = List.of(
            of(SUM, "more than was given", assessment("a", "score = 0.75")),
            of(SUM, "a signal was forgotten", assessment("a", "contributions = '[{\"points\": 0.1500}]'")),
            of(WAITS, "a review nobody needs", OPEN_REVIEW),
            of(WAITS, "a wait for no review", order("a", "status = 'MANUAL_REVIEW'")),
            of(
                    JUDGED,
                    "it went on without a score",
                    "delete from oms_fraud.assessment where order_id = 'ord_planted_a'"),
            of(JUDGED, "it went on although it was rejected", assessment("a", "outcome = 'REJECTED'")),
            of(
                    JUDGED,
                    "it went on against the reviewer",
                    "update oms_fraud.review set state = 'REJECTED' where order_id = 'ord_planted_b'"),
            of(JUDGED, "it was rejected although it was approved", order("a", "status = 'REJECTED'")),
            of(DEADLINE, "an hour past it", OPEN_REVIEW),
            of(
                    DEADLINE,
                    "a day past it",
                    OPEN_REVIEW,
                    "update oms_fraud.review set deadline = '2026-05-05T17:00:00Z' where order_id = 'ord_planted_b'"),
            of(LEADS, "a doubtful one went on", assessment("b", "outcome = 'APPROVED'")),
            of(LEADS, "the shadow would have approved it", assessment("a", "shadow_outcome = 'APPROVED'")),
            of(LEADS, "no version scored it", assessment("a", "model_no = 9")),
            of(LEADS, "a list allows it and it waits", assessment("b", "allowed_by = 'x'")),
            of(WEIGHS, "it weighed more", assessment("a", """
                    contributions = '[{"signal": "DEVICE", "weight": 0.7, "points": 0.1500}, {"signal": "VELOCITY", "weight": 0.5, "points": 0.1000}]'""")),
            of(WEIGHS, "the version changed afterwards", """
                    update oms_fraud.model set rules = jsonb_set(rules, '{weights,DEVICE}', '0.5') where merchant = 'mer_planted' and no = 1"""),
            of(VERSIONS, "nothing decides", model(1, "state = 'RETIRED'")),
            of(VERSIONS, "two decide", "drop index oms_fraud.model_one_is_live", model(2, "state = 'LIVE'")),
            of(VERSIONS, "one is gone", "delete from oms_fraud.model where merchant = 'mer_planted' and no = 1"),
            of(
                    VERSIONS,
                    "nobody said why",
                    "delete from oms_fraud.model_step where merchant = 'mer_planted' and no = 2"),
            of(LABELLED, "the money came back and the label stays", """
                    update oms_fraud.charge_back set reversed_reason = 'won', reversed_by = 'ann', reversed_at = recorded_at where id = 'chb_planted'"""),
            of(LABELLED, "the bank's word is not heeded", label("CHARGE_BACK", "fraudulent = false")),
            of(LABELLED, "the reviewer said otherwise", label("REVIEW", "fraudulent = true")),
            of(SAID, "it was changed in silence", label("REVIEW", "fraudulent = true")),
            of(SAID, "it is gone", "delete from oms_fraud.label where order_id = 'ord_planted_b'"),
            of(
                    COST,
                    "more than the order cost",
                    "update oms_fraud.charge_back set amount_minor = 1001 where id = 'chb_planted'"),
            of(COST, "in other money", "update oms_fraud.charge_back set currency = 'EUR' where id = 'chb_planted'"));

    private PlantedFraudFaults() {}

    private static PlantedFault of(String breaks, String how, String... fault) {
        return PlantedFault.of(breaks, how, SoundWorld.ROWS, fault);
    }

    private static String order(String which, String change) {
        return "update oms_order.customer_order set " + change + " where id = 'ord_planted_" + which + "'";
    }

    private static String assessment(String which, String change) {
        return "update oms_fraud.assessment set " + change + " where order_id = 'ord_planted_" + which + "'";
    }

    private static String label(String source, String change) {
        return "update oms_fraud.label set " + change + " where order_id = 'ord_planted_b' and source = '" + source
                + "'";
    }

    private static String model(int no, String change) {
        return "update oms_fraud.model set " + change + " where merchant = 'mer_planted' and no = " + no;
    }
}
