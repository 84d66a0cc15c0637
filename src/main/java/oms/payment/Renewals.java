package oms.payment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import oms.identity.Audit;
import oms.identity.Caller;
import oms.web.Conflict;

/** Holds that would lapse are renewed: by themselves a while before, or when a person says so. */
@ApplicationScoped
class Renewals {
    private static final List<Duration> PAUSES =
            List.of(Duration.ofHours(1), Duration.ofHours(6), Duration.ofHours(24));

    private final PaymentRepository repository;
    private final HoldRepository holds;
    private final Cashier cashier;
    private final Audit audit;
    private final Clock clock;

    Renewals(PaymentRepository repository, HoldRepository holds, Cashier cashier, Audit audit, Clock clock) {
        this.repository = repository;
        this.holds = holds;
        this.cashier = cashier;
        this.audit = audit;
        this.clock = clock;
    }

    /** Asks for a second hold, if there is still something to hold; after a refusal it asks again later and later. */
    @Transactional
    void renew(String paymentId, Instant now) {
        order(repository.lock(paymentId).orElseThrow(), "payment", now);
    }

    /**
     * A person has the hold renewed now.
     *
     * @throws PaymentNotFound when the caller's merchant has no such order
     * @throws Conflict when there is nothing to renew, or it is being renewed
     */
    @Transactional
    PaymentView.Step renewNow(Caller by, String orderId) {
        var payment = repository.lockOfOrder(by.merchant(), orderId).orElseThrow(PaymentNotFound::new);
        var renewal = order(payment, by.name(), clock.instant())
                .orElseThrow(() -> new Conflict(
                        "nothing_to_renew",
                        "There is no hold to renew: nothing is held, or something of it is on its way"));
        audit.record(by, "payment.renewal_ordered", orderId);
        return PaymentViews.step(renewal);
    }

    private Optional<Operation> order(Payment payment, String by, Instant now) {
        if (holds.isRenewing(payment.id)) return Optional.empty();
        var tries = payment.state().renewals();
        return payment.orderRenewal(now, PAUSES.get(Math.min(tries, PAUSES.size() - 1)))
                .map(amount -> {
                    var renewal = Operations.renewal(payment, amount, by, clock.instant());
                    repository.save(payment);
                    repository.add(renewal);
                    cashier.sendAfterCommit(List.of(renewal));
                    return renewal;
                });
    }
}
