package oms.payment;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import oms.Ids;
import oms.money.Money;
import oms.order.OrderView;
import oms.order.Orders;
import oms.order.ShipmentLine;
import oms.payment.Refund.Part;
import oms.payment.Refund.Requester;
import oms.payment.Refund.Status;
import oms.payment.RefundRepository.Room;
import org.jspecify.annotations.Nullable;

/** How refunds are written down, become operations, and end with them. The payment is locked. */
@ApplicationScoped
class RefundBook {
    private final RefundRepository refunds;
    private final PaymentRepository payments;
    private final Orders orders;

    RefundBook(RefundRepository refunds, PaymentRepository payments, Orders orders) {
        this.refunds = refunds;
        this.payments = payments;
        this.orders = orders;
    }

    /** @throws RefundRefused when it is more than was captured and not refunded yet */
    Refund open(
            Payment payment, Money amount, List<Part> parts, String reason, Requester by, Status status, Instant now) {
        payment.orderRefund(amount);
        var refund = new Refund(
                Ids.next("ref"),
                payment.merchant,
                payment.id,
                payment.orderId,
                amount,
                status,
                reason,
                by,
                now,
                null,
                null,
                null,
                parts);
        refunds.add(refund);
        return refund;
    }

    /** @return what to ask of the gateway: one operation for each hold that the money came from */
    List<Operation> operations(Payment payment, Refund refund, Instant now) {
        return operations(payment, refund, "", now);
    }

    /** @param taken a capture that is known to have succeeded, and not yet written down */
    private List<Operation> operations(Payment payment, Refund refund, String taken, Instant now) {
        return divide(refunds.rooms(payment.id, taken), refund.amount().minor()).stream()
                .map(part -> Operations.refund(
                        payment,
                        refund.id(),
                        part.hold(),
                        Money.of(part.minor(), refund.amount().currency()),
                        refund.reason(),
                        refund.requestedBy().name(),
                        now))
                .toList();
    }

    /** @return the amount over the holds, the oldest first */
    static List<Room> divide(List<Room> rooms, long amount) {
        var parts = new ArrayList<Room>();
        var left = amount;
        for (var room : rooms) {
            var part = Math.min(left, room.minor());
            if (part <= 0) continue;
            parts.add(new Room(room.hold(), part));
            left -= part;
        }
        if (left > 0) throw new IllegalStateException("The holds brought " + left + " less than is refunded");
        return parts;
    }

    /**
     * The shipment came back though its money was taken when it left: the buyer gets it back, with nobody's second word, but for what
     * was refunded for it before.
     *
     * @param capture that has succeeded, though that may not be written down yet
     */
    List<Operation> ofReturned(Payment payment, Operation capture, Instant now) {
        var captures = new ArrayList<>(payments.givenBack(payment.id));
        captures.removeIf(other -> other.id().equals(capture.id()));
        captures.add(capture);
        return refundReturned(payment, captures, capture, now);
    }

    /** A refund that stood in the way of what came back does so no more: the buyer gets what is still due. */
    List<Operation> ofReturned(Payment payment, Instant now) {
        var captures = payments.givenBack(payment.id);
        return captures.isEmpty() ? List.of() : refundReturned(payment, captures, null, now);
    }

    /** @param news the capture of what came back just now, whose pieces nobody should refund again; null where nothing did */
    private List<Operation> refundReturned(
            Payment payment, List<Operation> captures, @Nullable Operation news, Instant now) {
        var order = orders.get(payment.merchant, payment.orderId);
        var back = new CameBack(
                captures.stream().mapToLong(Operation::amountMinor).sum(),
                captures.stream().flatMap(c -> goods(order, c).stream()).toList(),
                refunds.lines(payment, Shares.of(order)),
                refunds.ofOrder(payment.merchant, payment.orderId));
        var due = Money.of(back.due(payment.state().amounts().refundable()), payment.amount.currency());
        if (!due.isPositive()) return List.of();
        var parts = news == null ? List.<Part>of() : back.parts(goods(order, news), due);
        var refund = open(payment, due, parts, "The shipment came back", CameBack.SELF, Status.ORDERED, now);
        return operations(payment, refund, news == null ? "" : news.id(), now);
    }

    private static List<ShipmentLine> goods(OrderView order, Operation capture) {
        return order.shipment(String.valueOf(capture.shipmentId())).lines();
    }

    /** One of its operations was settled, or turned out to have happened after all. */
    void settled(Operation before, Operation settled) {
        if (settled.refundId() == null || settled.status().isOpen()) return;
        var refund = refunds.find(settled.refundId()).orElseThrow();
        var all = new ArrayList<>(refunds.others(refund.id(), settled.id()));
        all.add(settled.status());
        var next = Refund.after(all);
        if (next == refund.status()) return;
        if (next == Status.FAILED) refunds.count(refund, -1);
        if (refund.status() == Status.FAILED && before.maybeHappened()) refunds.count(refund, 1);
        refunds.status(refund.id(), next);
    }

    /** A refund that was never asked of the gateway will not be. */
    void refuse(Payment payment, Refund refund, Requester by, String why, Instant now) {
        payment.refundFailed(refund.amount());
        refunds.count(refund, -1);
        refunds.decide(refund.id(), Status.REFUSED, by, why, now);
    }
}
