package oms.payment;

import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import oms.Ids;

/**
 * What a settled operation, or a receivable, means in the ledger. HOLD and HOLD_CONTRA remember what is held for us at the
 * buyer's bank (nobody's money yet), GATEWAY is what the gateway owes us, SALES and REFUNDS what the order brought and gave
 * back; RECEIVABLES is what buyers owe for what was delivered and not captured, RECEIVED_OTHERWISE and WRITE_OFFS how that
 * ended. Debits are positive; every posting sums to nothing.
 */
record Posting(String id, BookingKind kind, String[] accounts, Long[] amounts) {
    static final Posting NOTHING = new Posting("", BookingKind.AUTHORIZE, new String[0], new Long[0]);

    static Optional<Posting> of(Operation settled) {
        var minor = settled.amountMinor();
        if (settled.status() != OperationStatus.SUCCEEDED || minor == 0) return Optional.empty();
        return Optional.of(
                switch (settled.kind()) {
                    case AUTHORIZE -> of(BookingKind.AUTHORIZE, "HOLD_CONTRA", "HOLD", minor);
                    case REAUTHORIZE -> of(BookingKind.REAUTHORIZE, "HOLD_CONTRA", "HOLD", minor);
                    case CAPTURE ->
                        of(BookingKind.CAPTURE, "HOLD", "HOLD_CONTRA", minor).and("SALES", "GATEWAY", minor);
                    case VOID ->
                        of(settled.ofReplaced() ? BookingKind.REPLACE : BookingKind.VOID, "HOLD", "HOLD_CONTRA", minor);
                    case REFUND -> of(BookingKind.REFUND, "GATEWAY", "REFUNDS", minor);
                });
    }

    /** @param kind RECEIVABLE when it opens, one of its ends when it closes */
    static Posting ofReceivable(BookingKind kind, long minor) {
        return switch (kind) {
            case RECEIVABLE -> of(kind, "SALES", "RECEIVABLES", minor);
            case RECEIVABLE_CAPTURED, RECEIVABLE_RETURNED -> of(kind, "RECEIVABLES", "SALES", minor);
            case RECEIPT -> of(kind, "RECEIVABLES", "RECEIVED_OTHERWISE", minor);
            case WRITE_OFF -> of(kind, "RECEIVABLES", "WRITE_OFFS", minor);
            case AUTHORIZE, CAPTURE, VOID, REFUND, REAUTHORIZE, REPLACE ->
                throw new IllegalArgumentException(kind + " is no life of a receivable");
        };
    }

    private static Posting of(BookingKind kind, String credit, String debit, long minor) {
        return new Posting(Ids.next("bkg"), kind, new String[0], new Long[0]).and(credit, debit, minor);
    }

    private Posting and(String credit, String debit, long minor) {
        SortedMap<String, Long> entries = new TreeMap<>();
        for (int i = 0; i < accounts.length; i++) entries.put(accounts[i], amounts[i]);
        entries.put(credit, -minor);
        entries.put(debit, minor);
        return new Posting(
                id,
                kind,
                entries.keySet().toArray(String[]::new),
                entries.values().toArray(Long[]::new));
    }
}
