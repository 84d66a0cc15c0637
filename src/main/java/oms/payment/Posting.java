package oms.payment;

import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import oms.Ids;

/**
 * What a settled operation means in the ledger. Five accounts: HOLD and HOLD_CONTRA remember what is held for us at the
 * buyer's bank (nobody's money yet), GATEWAY is what the gateway owes us, SALES and REFUNDS what the order brought and gave
 * back. Debits are positive; every posting sums to nothing.
 */
record Posting(String id, String[] accounts, Long[] amounts) {
    static final Posting NOTHING = new Posting("", new String[0], new Long[0]);

    static Optional<Posting> of(Operation settled) {
        var minor = settled.amountMinor();
        if (settled.status() != OperationStatus.SUCCEEDED || minor == 0) return Optional.empty();
        SortedMap<String, Long> entries = new TreeMap<>();
        switch (settled.kind()) {
            case AUTHORIZE -> move(entries, "HOLD_CONTRA", "HOLD", minor);
            case CAPTURE -> {
                move(entries, "HOLD", "HOLD_CONTRA", minor);
                move(entries, "SALES", "GATEWAY", minor);
            }
            case VOID -> move(entries, "HOLD", "HOLD_CONTRA", minor);
            case REFUND -> move(entries, "GATEWAY", "REFUNDS", minor);
        }
        return Optional.of(new Posting(
                Ids.next("bkg"),
                entries.keySet().toArray(String[]::new),
                entries.values().toArray(Long[]::new)));
    }

    private static void move(SortedMap<String, Long> entries, String credit, String debit, long minor) {
        entries.put(credit, -minor);
        entries.put(debit, minor);
    }
}
