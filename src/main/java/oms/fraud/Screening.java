package oms.fraud;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import oms.order.FraudVerdict;
import oms.order.OrderStatus;
import oms.order.OrderView;
import oms.order.Orders;
import org.jspecify.annotations.Nullable;

/** Scores an authorised order and says what follows from it, in one transaction. */
@ApplicationScoped
class Screening {
    private final Orders orders;
    private final Memory memory;
    private final Signals signals;
    private final Assessments assessments;
    private final FraudSettings settings;
    private final Clock clock;

    Screening(
            Orders orders,
            Memory memory,
            Signals signals,
            Assessments assessments,
            FraudSettings settings,
            Clock clock) {
        this.orders = orders;
        this.memory = memory;
        this.signals = signals;
        this.assessments = assessments;
        this.settings = settings;
        this.clock = clock;
    }

    /** Nothing happens to an order that has moved on meanwhile, or was cancelled. */
    @Transactional(Transactional.TxType.MANDATORY)
    void screen(String orderId) {
        var order = orders.lock(orderId);
        if (order.status() != OrderStatus.AUTHORIZED) return;
        var sighting = memory.remember(order);
        var findings = signals.of(order, memory.around(sighting));
        var score = Score.of(findings, signal -> signal.weight(settings.weights()));
        var outcome = score.outcome(settings.reviewFrom(), settings.rejectAbove());
        assessments.add(sighting, score, outcome, shadow(findings), clock.instant());
        tell(order, score, outcome);
    }

    private void tell(OrderView order, Score score, Outcome outcome) {
        var verdict = new FraudVerdict(score.value().doubleValue(), score.words(), "fraud");
        switch (outcome) {
            case APPROVED -> orders.approved(order.id(), verdict);
            case REJECTED -> orders.rejected(order.id(), verdict);
            case MANUAL_REVIEW -> {
                var deadline = deadline(order);
                assessments.open(order.merchant(), order.id(), clock.instant(), deadline);
                orders.reviewRequired(order.id(), verdict, deadline);
            }
        }
    }

    /** Before promise and hold are lost; yet a person gets some time, as long as both last. */
    Instant deadline(OrderView order) {
        var hold = order.authorization() == null
                ? Instant.MAX
                : order.authorization().expiresAt();
        var wished = earlier(before(order.deliverBy(), settings.reviewLead()), before(hold, settings.holdLead()));
        var least = earlier(clock.instant().plus(settings.leastReview()), earlier(order.deliverBy(), hold));
        return wished.isAfter(least) ? wished : least;
    }

    private static Instant before(Instant moment, Duration lead) {
        return moment.equals(Instant.MAX) ? moment : moment.minus(lead);
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }

    private @Nullable BigDecimal shadow(List<Finding> findings) {
        var shadow = settings.shadowWeights();
        if (shadow.isEmpty()) return null;
        return Score.of(findings, s -> shadow.getOrDefault(s.setting(), s.weight(settings.weights())))
                .value();
    }
}
