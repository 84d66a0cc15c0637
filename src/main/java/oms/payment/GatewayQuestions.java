package oms.payment;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import oms.payment.GatewayAnswer.NeverSeen;
import oms.payment.GatewayAnswer.NoAnswer;
import oms.payment.GatewayAnswer.NotSent;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Asks the gateway what became of operations, without sending anything, and has what it says applied. */
@Singleton
class GatewayQuestions {
    /** What came of asking. */
    enum Learnt {
        /** No operation of ours has this key. */
        NOT_OURS,
        /** We know already how it ended. */
        KNOWN,
        /** What the gateway says is applied. */
        APPLIED,
        /** The gateway does not answer, or knows nothing of it: the resolver goes on asking. */
        NOTHING
    }

    private record Addressee(
            @Nullable String token,
            @Nullable String customer,
            @Nullable String hold) {}

    private final Jdbi jdbi;
    private final Gateway gateway;
    private final Facts facts;

    GatewayQuestions(Jdbi jdbi, Gateway gateway, Facts facts) {
        this.jdbi = jdbi;
        this.gateway = gateway;
        this.facts = facts;
    }

    /** Operations by the keys they go under, the present or an earlier one; asked for no one merchant, as keys are unique over all. */
    Map<String, Operation> byKeys(Collection<String> keys) {
        Map<String, Operation> found = new HashMap<>();
        if (keys.isEmpty()) return found;
        var operations = jdbi.withHandle(h -> h.createQuery("select " + PaymentRepository.OPERATION
                        + " from oms_payment.operation o where o.idempotency_key in (<keys>) or o.id in (<ids>)")
                .bindList("keys", List.copyOf(keys))
                .bindList(
                        "ids", keys.stream().map(GatewayQuestions::operationOf).toList())
                .mapTo(Operation.class)
                .list());
        for (var key : keys)
            for (var operation : operations)
                if (key.equals(operation.idempotencyKey()) || operationOf(key).equals(operation.id()))
                    found.put(key, operation);
        return found;
    }

    /** @return the operation's id in a key of our own making: what is before the number of the attempt */
    private static String operationOf(String key) {
        var end = key.lastIndexOf('-');
        return end < 0 ? key : key.substring(0, end);
    }

    Learnt learn(String key) {
        var found = Optional.ofNullable(byKeys(List.of(key)).get(key));
        return found.map(operation -> learn(operation, key)).orElse(Learnt.NOT_OURS);
    }

    Learnt learn(Operation operation, String key) {
        if (!operation.status().isOpen() && !operation.maybeHappened()) return Learnt.KNOWN;
        var answer = ask(operation, key);
        if (answer instanceof NeverSeen || answer instanceof NoAnswer || answer instanceof NotSent)
            return Learnt.NOTHING;
        facts.told(operation.merchant(), key, answer);
        return Learnt.APPLIED;
    }

    /** @return what the gateway says of the operation's key; {@link NoAnswer} where its adapter breaks */
    GatewayAnswer ask(Operation operation, String key) {
        try {
            return gateway.lookUp(request(operation, key));
        } catch (GatewayBroke e) {
            return new NoAnswer("The gateway answered with an error page");
        }
    }

    private Gateway.Request request(Operation o, String key) {
        var to = jdbi.withHandle(h -> h.createQuery("""
                        select p.token, p.customer, coalesce(o.hold_reference, p.authorization_reference) as hold
                          from oms_payment.operation o join oms_payment.payment p on p.id = o.payment_id where o.id = :id and o.merchant = :merchant""")
                .bind("id", o.id())
                .bind("merchant", o.merchant())
                .mapTo(Addressee.class)
                .one());
        return new Gateway.Request(
                key,
                o.merchant(),
                o.orderId(),
                o.kind(),
                o.amount(),
                new PaymentToken(String.valueOf(to.token()), to.customer()),
                to.hold() == null ? "" : to.hold(),
                o.gatewayReference(),
                o.createdAt());
    }
}
