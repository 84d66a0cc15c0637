package oms.payment;

import jakarta.enterprise.context.ApplicationScoped;
import oms.identity.Audit;
import oms.identity.Caller;
import oms.payment.GatewayAnswer.Approved;
import oms.payment.GatewayAnswer.Declined;
import oms.web.Conflict;
import oms.web.InvalidRequest;
import org.jspecify.annotations.Nullable;

/** A person found out, by the gateway's own pages or by telephone, what became of an operation that does not answer. */
@ApplicationScoped
class ByHand {
    private final PaymentRepository repository;
    private final OperationQueue queue;
    private final Facts facts;
    private final Audit audit;

    ByHand(PaymentRepository repository, OperationQueue queue, Facts facts, Audit audit) {
        this.repository = repository;
        this.queue = queue;
        this.facts = facts;
        this.audit = audit;
    }

    /**
     * Settles an open operation on a person's word. Should the gateway say later that it happened, that counts.
     *
     * @param reference the gateway's name for it; needed where it made a hold that is to be taken from
     * @param reason how the person knows
     * @throws PaymentNotFound when the caller's merchant has no such operation
     * @throws InvalidRequest when a hold happened and has no name
     * @throws Conflict when it is settled, or the gateway is being asked at this moment
     */
    Operation settle(Caller by, String operationId, boolean happened, @Nullable String reference, String reason) {
        var found = repository
                .operation(operationId)
                .filter(o -> o.merchant().equals(by.merchant()))
                .orElseThrow(PaymentNotFound::new);
        if (!found.status().isOpen()) throw new Conflict("already_settled", "It is known already what became of this");
        if (queue.isClaimed(operationId))
            throw new Conflict("being_asked", "The gateway is being asked at this moment: look again in a minute");
        var news = happened ? happened(found, reference) : new Declined(Operation.BY_HAND, reason, false);
        audit.record(
                by, "payment.settled_by_hand", operationId + (happened ? " happened: " : " did not happen: ") + reason);
        return facts.apply(found, found.idempotencyKey(), news);
    }

    private Approved happened(Operation operation, @Nullable String reference) {
        var name = reference == null || reference.isBlank() ? operation.gatewayReference() : reference.strip();
        if (name == null && operation.kind().makesHold())
            throw new InvalidRequest(
                    "/reference", "required", "Say the gateway's name of the hold: it is needed to take from it");
        return new Approved(name == null ? "by hand" : name, "BY HAND", operation.amount(), null, null, null);
    }
}
