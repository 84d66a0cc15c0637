package oms.payment;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/**
 * What the gateway tells of its own accord (webhooks, reports), in any order and however often: the same one verb that answers
 * and the resolver use. What follows from a fact is sent at once, on another thread.
 */
@ApplicationScoped
class Facts {
    private final PaymentRepository repository;
    private final Settlement settlement;
    private final Cashier cashier;

    Facts(PaymentRepository repository, Settlement settlement, Cashier cashier) {
        this.repository = repository;
        this.settlement = settlement;
        this.cashier = cashier;
    }

    /**
     * @param key the idempotency key that the operation was sent under, the present or an earlier one
     * @return the operation as it stands afterwards; empty when this merchant has none of that key
     */
    Optional<Operation> told(String merchant, String key, GatewayAnswer news) {
        return repository.byKey(merchant, key).map(found -> apply(found, key, news));
    }

    /**
     * @param reference the gateway's name for the operation, or for the hold that it is about
     * @return the operation as it stands afterwards; empty when this merchant has none of that name
     */
    Optional<Operation> told(String merchant, OperationKind kind, String reference, GatewayAnswer news) {
        return repository
                .byReference(merchant, kind, reference)
                .map(found -> apply(found, found.idempotencyKey(), news));
    }

    Operation apply(Operation found, String key, GatewayAnswer news) {
        if (QuarkusTransaction.isActive())
            throw new IllegalStateException("A payment fact has a transaction of its own");
        var result = settlement.apply(found, key, news);
        cashier.sendAfterCommit(result.followUps());
        return result.operation();
    }
}
