package oms.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Collectors;
import oms.order.Orders;

/** What is taken at a door: whether it is enough for this order, and where it is kept. */
@ApplicationScoped
class Proofs {
    private final ProofRules rules;
    private final DoorCodes codes;
    private final ProofRepository repository;
    private final Orders orders;

    Proofs(ProofRules rules, DoorCodes codes, ProofRepository repository, Orders orders) {
        this.rules = rules;
        this.codes = codes;
        this.repository = repository;
        this.orders = orders;
    }

    /**
     * Before the door's transaction, because a wrong code counts although the report is refused.
     *
     * @param at when they were taken
     * @throws ProofMissing when the merchant wants more for this order; no code is tried then
     * @throws CodeRefused when there is a code and it is not the right one
     */
    void check(Carrier by, Stop stop, List<Proof> taken, Instant at) {
        var missing = EnumSet.noneOf(ProofKind.class);
        missing.addAll(rules.required(
                stop.merchant(), orders.get(stop.merchant(), stop.orderId()).total()));
        missing.removeAll(taken.stream().map(Proof::kind).collect(Collectors.toSet()));
        if (!missing.isEmpty()) throw new ProofMissing(missing);
        for (var proof : taken)
            if (proof instanceof Proof.Code code)
                codes.attempt(by, stop, code.digits(), at).ifPresent(refused -> {
                    throw refused;
                });
    }

    /** @return the proofs' ids */
    @Transactional(TxType.MANDATORY)
    List<String> keep(Stop stop, List<Proof> taken, Instant now) {
        if (taken.stream().anyMatch(proof -> proof.kind() == ProofKind.CODE)) codes.use(stop);
        return taken.stream().map(proof -> repository.keep(stop, proof, now)).toList();
    }
}
