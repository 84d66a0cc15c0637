package oms.payment;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import oms.database.AfterCommit;
import oms.payment.Gateway.Request;
import oms.payment.GatewayAnswer.NeverSeen;
import oms.payment.GatewayAnswer.NoAnswer;
import oms.payment.GatewayAnswer.NotSent;
import oms.payment.OperationQueue.Claimed;

/**
 * Speaks with the gateway, never inside a transaction: takes an operation that is committed, sends it, has the answer
 * applied, and goes on with what follows from it.
 */
@ApplicationScoped
class Cashier {
    private final OperationQueue queue;
    private final Gateway gateway;
    private final Settlement settlement;
    private final GatewayVoice voice;
    private final AfterCommit afterCommit;
    private final PaymentSettings settings;
    private final Clock clock;

    Cashier(
            OperationQueue queue,
            Gateway gateway,
            Settlement settlement,
            GatewayVoice voice,
            AfterCommit afterCommit,
            PaymentSettings settings,
            Clock clock) {
        this.queue = queue;
        this.gateway = gateway;
        this.settlement = settlement;
        this.voice = voice;
        this.afterCommit = afterCommit;
        this.settings = settings;
        this.clock = clock;
    }

    /** Sends an operation that was just committed; nothing happens when another process is at it, or it is settled. */
    void send(String operationId) {
        queue.claim(operationId, leaseEnds()).ifPresent(this::send);
    }

    /** Sends operations once the running transaction has committed; the resolver does, should the process die before. */
    void sendAfterCommit(List<Operation> operations) {
        for (var operation : operations) afterCommit.run(() -> send(operation.id()));
    }

    /** @return what came of the order's authorisation; empty when another process is at it, or it is settled */
    Optional<Settlement.Result> authorize(String orderId) {
        return queue.claimAuthorization(orderId, leaseEnds()).map(this::send);
    }

    /** Asks what became of an operation, sends it (again, by the same key) if the gateway never saw it, and applies the answer. */
    Settlement.Result resolve(Claimed claimed, Instant now) {
        var operation = claimed.operation();
        var known = guarded(operation, () -> gateway.lookUp(request(claimed)));
        var answer = known instanceof NeverSeen && isStillWanted(claimed, now) ? ask(claimed) : known;
        return apply(operation, answer);
    }

    /** @return until when somebody who claims an operation now may send it */
    Instant leaseEnds() {
        return clock.instant().plus(settings.lease());
    }

    Settlement.Result send(Claimed claimed) {
        // the order ended before this was sent: only if it was sent after all is there something to know
        return claimed.operation().kind().makesHold() && claimed.orderEnded()
                ? resolve(claimed, clock.instant())
                : apply(claimed.operation(), ask(claimed));
    }

    private Settlement.Result apply(Operation operation, GatewayAnswer answer) {
        voice.heard(!(answer instanceof NoAnswer || answer instanceof NotSent), clock.instant());
        var result = settlement.apply(operation, answer);
        for (var next : result.followUps()) send(next.id());
        return result;
    }

    private GatewayAnswer ask(Claimed claimed) {
        return guarded(claimed.operation(), () -> gateway.send(request(claimed)));
    }

    private static Request request(Claimed claimed) {
        var o = claimed.operation();
        return new Request(
                o.idempotencyKey(),
                o.merchant(),
                o.orderId(),
                o.kind(),
                o.amount(),
                claimed.token(),
                claimed.hold(),
                o.gatewayReference(),
                o.createdAt());
    }

    /** An adapter that breaks may break after the money moved: not knowing is the only safe reading. */
    private static GatewayAnswer guarded(Operation operation, Supplier<GatewayAnswer> call) {
        try {
            return call.get();
        } catch (GatewayBroke e) {
            Log.warnf("The gateway answered operation %s with an error page", operation.id());
            return new NoAnswer("The gateway answered with an error page");
        } catch (RuntimeException e) {
            Log.errorf(e, "The gateway's adapter failed for operation %s", operation.id());
            return new NoAnswer("The gateway's adapter failed: " + e.getClass().getSimpleName());
        }
    }

    /** A hold is not asked for again for an order that ended, nor when the buyer has waited too long. */
    private boolean isStillWanted(Claimed claimed, Instant now) {
        var operation = claimed.operation();
        if (!operation.kind().makesHold()) return true;
        return !claimed.orderEnded() && now.isBefore(operation.createdAt().plus(settings.authorizePatience()));
    }
}
