package oms.payment;

import java.time.Instant;
import java.util.List;
import oms.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * A refund as programs see it.
 *
 * @param status WAITING for a second person, REFUSED, ORDERED of the gateway, DONE, PARTLY or FAILED
 * @param shipping what of it is for the shipping; null where none is
 * @param lines which lines it is for; empty where it is an amount only
 */
record RefundView(
        String id,
        String orderId,
        Refund.Status status,
        Money amount,
        List<Line> lines,
        @Nullable Money shipping,
        String reason,
        String requestedBy,
        Instant requestedAt,
        @Nullable String decidedBy,
        @Nullable Instant decidedAt,
        @Nullable String decision) {
    /** Pieces of one of the order's lines. */
    record Line(int lineNo, int quantity, Money amount) {}

    static RefundView of(Refund refund) {
        return new RefundView(
                refund.id(),
                refund.orderId(),
                refund.status(),
                refund.amount(),
                refund.parts().stream()
                        .filter(part -> !part.shipping())
                        .map(part -> new Line(part.lineNo(), part.quantity(), part.amount()))
                        .toList(),
                refund.parts().stream()
                        .filter(Refund.Part::shipping)
                        .map(Refund.Part::amount)
                        .findFirst()
                        .orElse(null),
                refund.reason(),
                refund.requestedBy().name(),
                refund.requestedAt(),
                refund.decidedBy(),
                refund.decidedAt(),
                refund.decision());
    }
}
