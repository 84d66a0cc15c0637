package oms.payment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import oms.database.AfterCommit;
import oms.web.Conflict;

/** A person has an operation tried again: an open one is asked about now, a failed one sent anew. */
@ApplicationScoped
class SecondTries {
    private final PaymentRepository repository;
    private final OperationQueue queue;
    private final Resolver resolver;
    private final Cashier cashier;
    private final AfterCommit afterCommit;
    private final Clock clock;

    SecondTries(
            PaymentRepository repository,
            OperationQueue queue,
            Resolver resolver,
            Cashier cashier,
            AfterCommit afterCommit,
            Clock clock) {
        this.repository = repository;
        this.queue = queue;
        this.resolver = resolver;
        this.cashier = cashier;
        this.afterCommit = afterCommit;
        this.clock = clock;
    }

    /**
     * @throws PaymentNotFound when this merchant has no such operation
     * @throws Conflict when another try can do no good
     */
    @Transactional
    void order(String merchant, String operationId) {
        var found = repository
                .operation(operationId)
                .filter(o -> o.merchant().equals(merchant))
                .orElseThrow(PaymentNotFound::new);
        var payment = repository.lock(found.paymentId()).orElseThrow();
        var operation = repository.operation(operationId).orElseThrow();
        if (operation.status().isOpen()) {
            queue.hurry(merchant, operationId);
            afterCommit.run(() -> resolver.resolveDue(clock.instant()));
            return;
        }
        if (operation.status() != OperationStatus.FAILED
                || !PaymentViews.trouble(operation).again())
            throw new Conflict("no_second_try", "Another try can do no good here");
        repository.save(payment, operation.again(null, null, clock.instant(), null), Optional.empty());
        afterCommit.run(() -> cashier.send(operationId));
    }
}
