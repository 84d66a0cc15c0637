package oms.payment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import oms.identity.Audit;
import oms.identity.Caller;
import oms.money.Money;
import oms.order.Orders;
import oms.payment.Amounts.Figure;
import oms.payment.Refund.Requester;
import oms.payment.Refund.Status;
import oms.web.Conflict;
import oms.web.NotFound;

/** Giving back what was taken: in full, in part, by line; above the merchant's limit only with a second person. */
@ApplicationScoped
class Refunds {
    private final PaymentRepository payments;
    private final RefundRepository refunds;
    private final RefundBook book;
    private final TermsBook terms;
    private final Orders orders;
    private final Cashier cashier;
    private final Audit audit;
    private final Clock clock;

    Refunds(
            PaymentRepository payments,
            RefundRepository refunds,
            RefundBook book,
            TermsBook terms,
            Orders orders,
            Cashier cashier,
            Audit audit,
            Clock clock) {
        this.payments = payments;
        this.refunds = refunds;
        this.book = book;
        this.terms = terms;
        this.orders = orders;
        this.cashier = cashier;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Orders a refund, or has it wait for a second person.
     *
     * @throws PaymentNotFound when this merchant has no such order
     * @throws RefundRefused when it is more than was captured and not refunded yet, more pieces than were ordered, or nothing
     */
    @Transactional
    Refund order(String merchant, String orderId, RefundWish wish, String reason, Requester by) {
        var payment = payments.lockOfOrder(merchant, orderId).orElseThrow(PaymentNotFound::new);
        var amounts = payment.state().amounts();
        var currency = payment.amount.currency();
        var left = Money.of(amounts.refundable(), currency);
        var lines = refunds.lines(payment, Shares.of(orders.get(merchant, orderId)));
        var parts = RefundPrices.of(wish, lines, left);
        var wished = wish.amount();
        var amount = wished != null ? wished : wish.everything() ? left : RefundPrices.sum(parts, currency);
        if (!amount.isPositive())
            throw new RefundRefused("nothing_to_refund", "Nothing of this is there to be refunded");
        var alone = !amount.currency().equals(currency)
                || terms.of(merchant).allowsAlone(Money.of(amounts.of(Figure.REFUND_ORDERED), currency), amount);
        var status = alone ? Status.ORDERED : Status.WAITING;
        var refund = book.open(payment, amount, parts, reason, by, status, clock.instant());
        payments.save(payment);
        if (alone) send(payment, refund);
        audit.record(merchant, by.id(), "payment.refund_" + (alone ? "ordered" : "requested"), refund.id());
        return refund;
    }

    /**
     * The second person's yes.
     *
     * @throws NotFound when the caller's merchant has no such refund
     * @throws SecondPersonNeeded when the caller asked for it
     * @throws Conflict when it is decided already
     */
    @Transactional
    Refund approve(Caller by, String refundId) {
        var payment = lock(by, refundId);
        var refund = waiting(by, refundId);
        if (refund.requestedBy().id().equals(by.id())) throw new SecondPersonNeeded();
        refunds.decide(refundId, Status.ORDERED, requester(by), null, clock.instant());
        send(payment, refund);
        audit.record(by, "payment.refund_approved", refundId);
        return refunds.find(refundId).orElseThrow();
    }

    /**
     * The second person's no, or the first one's second thought.
     *
     * @throws NotFound when the caller's merchant has no such refund
     * @throws Conflict when it is decided already
     */
    @Transactional
    Refund refuse(Caller by, String refundId, String why) {
        var payment = lock(by, refundId);
        var refund = waiting(by, refundId);
        book.refuse(payment, refund, requester(by), why, clock.instant());
        var back = book.ofReturned(payment, clock.instant());
        payments.save(payment);
        back.forEach(payments::add);
        cashier.sendAfterCommit(back);
        audit.record(by, "payment.refund_refused", refundId + ": " + why);
        return refunds.find(refundId).orElseThrow();
    }

    static Requester requester(Caller caller) {
        return new Requester(caller.id(), caller.name());
    }

    private Payment lock(Caller by, String refundId) {
        var found = refunds.find(by.merchant(), refundId).orElseThrow(() -> new NotFound("refund"));
        return payments.lock(found.paymentId()).orElseThrow();
    }

    private Refund waiting(Caller by, String refundId) {
        var refund = refunds.find(by.merchant(), refundId).orElseThrow();
        if (!refund.waiting()) throw new Conflict("refund_decided", "Somebody decided this refund before");
        return refund;
    }

    private void send(Payment payment, Refund refund) {
        var operations = book.operations(payment, refund, clock.instant());
        operations.forEach(payments::add);
        cashier.sendAfterCommit(operations);
    }
}
