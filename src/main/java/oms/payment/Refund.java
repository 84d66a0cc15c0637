package oms.payment;

import java.time.Instant;
import java.util.List;
import oms.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * Something that is to be given back of an order.
 *
 * @param reason for the books and the buyer
 * @param decidedBy the second person, where one was needed
 * @param decision why it was refused
 * @param parts which lines it is for; empty where it is an amount only
 */
record Refund(
        String id,
        String merchant,
        String paymentId,
        String orderId,
        Money amount,
        Status status,
        String reason,
        Requester requestedBy,
        Instant requestedAt,
        @Nullable String decidedBy,
        @Nullable Instant decidedAt,
        @Nullable String decision,
        List<Part> parts) {
    /** Where it stands. */
    enum Status {
        /** For a second person. */
        WAITING,
        REFUSED,
        /** The gateway is asked. */
        ORDERED,
        DONE,
        /** A part of it was refused by the bank. */
        PARTLY,
        FAILED
    }

    /** Who asked for it; the id tells people apart, the name is for reading. */
    record Requester(String id, String name) {}

    /** Pieces of a line and what they cost; line 0 is the shipping. */
    record Part(int lineNo, int quantity, Money amount) {
        public boolean shipping() {
            return lineNo == 0;
        }
    }

    /** @return whether it was given back, or may yet be */
    boolean stands() {
        return status != Status.REFUSED && status != Status.FAILED;
    }

    boolean waiting() {
        return status == Status.WAITING;
    }

    /** @return how it stands when its operations stand so */
    static Status after(List<OperationStatus> operations) {
        if (operations.stream().anyMatch(OperationStatus::isOpen)) return Status.ORDERED;
        if (operations.stream().allMatch(s -> s == OperationStatus.SUCCEEDED)) return Status.DONE;
        return operations.contains(OperationStatus.SUCCEEDED) ? Status.PARTLY : Status.FAILED;
    }
}
