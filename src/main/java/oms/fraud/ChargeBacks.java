package oms.fraud;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import oms.Ids;
import oms.identity.Audit;
import oms.identity.Caller;
import oms.money.Money;
import oms.web.Conflict;
import oms.web.InvalidRequest;
import oms.web.NotFound;
import org.jspecify.annotations.Nullable;

/** Records charge-backs, each once, and labels what was fraud. */
@ApplicationScoped
class ChargeBacks {
    /** @param fresh false where it was recorded before */
    record Recorded(ChargeBack chargeBack, boolean fresh) {}

    private final ChargeBackRepository repository;
    private final Memory memory;
    private final Labels labels;
    private final Audit audit;
    private final Clock clock;

    ChargeBacks(ChargeBackRepository repository, Memory memory, Labels labels, Audit audit, Clock clock) {
        this.repository = repository;
        this.memory = memory;
        this.labels = labels;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Records one; the same again changes nothing.
     *
     * @throws NotFound where the merchant has no such order
     * @throws InvalidRequest for a day before the order or after tomorrow, another currency, or more than the order cost together
     *     with the others that stand
     * @throws Conflict where this reference was recorded with other figures
     */
    @Transactional
    Recorded record(Caller by, ChargeBack.Told told) {
        var orderId = memory.find(by.merchant(), told.order()).orElseThrow(() -> new NotFound("order"));
        var order = repository.lockOrder(by.merchant(), orderId);
        var known = repository.find(by.merchant(), orderId, told.name());
        if (known.isPresent()) return again(known.get(), told);
        refuseNonsense(order, told);
        var id = Ids.next("chb");
        repository.add(id, by.merchant(), orderId, told, by.name(), clock.instant());
        if (told.reason() == ChargeBack.Reason.FRAUD) labels.set(said(by, orderId, "charge-back " + told.name()), true);
        audit.record(
                by, "fraud.charged_back", order.number() + ": " + told.amount().text());
        return new Recorded(repository.get(by.merchant(), id).orElseThrow(), true);
    }

    private static Recorded again(ChargeBack known, ChargeBack.Told told) {
        if (!known.saysTheSame(told))
            throw new Conflict(
                    "recorded_otherwise",
                    "Charge-back %s of order %s was recorded with other figures"
                            .formatted(told.name(), known.number()));
        return new Recorded(known, false);
    }

    private void refuseNonsense(ChargeBackRepository.Charged order, ChargeBack.Told told) {
        var placed = LocalDate.ofInstant(order.placedAt(), ZoneOffset.UTC).minusDays(1);
        var tomorrow = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).plusDays(1);
        if (told.date().isBefore(placed) || told.date().isAfter(tomorrow))
            throw new InvalidRequest(
                    "/date", "impossible_date", "A charge-back comes after its order, and not in the future");
        if (!told.amount().currency().equals(order.currency()))
            throw new InvalidRequest("/amount/currency", "wrong_currency", "The order was paid in " + order.currency());
        var left = order.amountMinor() - order.chargedBackMinor();
        if (told.amount().minor() < 1 || told.amount().minor() > left)
            throw new InvalidRequest(
                    "/amount/amount",
                    "above_order",
                    "At most " + Money.of(left, order.currency()).text() + " is left of the order");
    }

    /**
     * The merchant won the dispute: the money came back. The label goes when no other charge-back for fraud stands.
     *
     * @throws NotFound where the merchant has no such charge-back
     * @throws Conflict where it was reversed before
     */
    @Transactional
    ChargeBack reverse(Caller by, String id, String reason) {
        var found = repository.get(by.merchant(), id).orElseThrow(() -> new NotFound("charge-back"));
        repository.lockOrder(by.merchant(), found.orderId());
        if (!repository.reverse(by.merchant(), id, reason, by.name(), clock.instant()))
            throw new Conflict("reversed", "The charge-back was reversed before");
        if (found.reason() == ChargeBack.Reason.FRAUD && !repository.standsForFraud(by.merchant(), found.orderId()))
            labels.takeAway(said(by, found.orderId(), reason));
        audit.record(by, "fraud.charge_back_reversed", found.number() + ": " + reason);
        return repository.get(by.merchant(), id).orElseThrow();
    }

    List<ChargeBack> newest(String merchant, @Nullable Instant beforeTime, @Nullable String beforeId, int limit) {
        return repository.newest(merchant, beforeTime, beforeId, limit);
    }

    Optional<ChargeBack> find(String merchant, String id) {
        return repository.get(merchant, id);
    }

    private static Labels.Said said(Caller by, String orderId, String reason) {
        return new Labels.Said(by.merchant(), orderId, Labels.Source.CHARGE_BACK, reason, by.name());
    }
}
