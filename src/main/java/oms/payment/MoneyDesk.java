package oms.payment;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import oms.payment.HoldRepository.Endangered;
import oms.payment.PaymentViews.Trouble;

/** All that a person should do about money, in one place: for the page, the tile and the control tower. */
@Singleton
class MoneyDesk {
    private static final int MOST = 100;
    private static final Duration SOON = Duration.ofHours(24);

    /**
     * What lies on the desk.
     *
     * @param holds of live orders that lapse within a day, or have
     */
    record Desk(List<Trouble> troubles, List<Refund> waiting, List<Receivable> owed, List<Endangered> holds) {
        int size() {
            return troubles.size() + waiting.size() + owed.size() + holds.size();
        }

        /** @return every order that is spoken of */
        List<String> orders() {
            var ids = new ArrayList<String>();
            troubles.forEach(t -> ids.add(t.orderId()));
            waiting.forEach(r -> ids.add(r.orderId()));
            owed.forEach(r -> ids.add(r.orderId()));
            holds.forEach(h -> ids.add(h.orderId()));
            return ids;
        }

        /** @return what needs a person now, the most pressing first; what goes on by itself is left out */
        List<Need> needs() {
            var needs = new ArrayList<Need>();
            troubles.stream()
                    .filter(t -> t.needsPerson() || !t.open())
                    .forEach(t -> needs.add(new Need(t.orderId(), t.what(), t.nextStep())));
            owed.forEach(r -> needs.add(
                    new Need(r.orderId(), r.amount().text() + " owed: " + r.why(), "Ask the buyer, or write it off")));
            holds.stream()
                    .filter(h -> !h.renewing())
                    .forEach(h -> needs.add(new Need(
                            h.orderId(),
                            h.amount().text() + " held on a hold that lapses",
                            h.renewals() == 0
                                    ? "Deliver it before, or renew the hold"
                                    : "The bank refused to renew it: ask the buyer for another card")));
            waiting.forEach(r -> needs.add(new Need(
                    r.orderId(),
                    "A refund of " + r.amount().text() + " waits, asked for by "
                            + r.requestedBy().name(),
                    "A second person approves or refuses it")));
            return needs;
        }
    }

    /** One line of the control tower. */
    record Need(String orderId, String what, String nextStep) {}

    private final PaymentViews views;
    private final RefundRepository refunds;
    private final ReceivableRepository receivables;
    private final HoldRepository holds;
    private final Clock clock;

    MoneyDesk(
            PaymentViews views,
            RefundRepository refunds,
            ReceivableRepository receivables,
            HoldRepository holds,
            Clock clock) {
        this.views = views;
        this.refunds = refunds;
        this.receivables = receivables;
        this.holds = holds;
        this.clock = clock;
    }

    Desk of(String merchant) {
        var now = clock.instant();
        return new Desk(
                views.troubles(merchant, now),
                refunds.of(merchant, Refund.Status.WAITING, null, MOST),
                receivables.of(merchant, Receivable.Status.OPEN, null, MOST),
                holds.endangered(merchant, now.plus(SOON)));
    }
}
