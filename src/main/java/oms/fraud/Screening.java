package oms.fraud;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import oms.fraud.Assessments.Judgement;
import oms.fraud.Assessments.Shadow;
import oms.order.FraudVerdict;
import oms.order.OrderStatus;
import oms.order.OrderView;
import oms.order.Orders;

/** Scores an authorised order and says what follows from it, in one transaction. */
@ApplicationScoped
class Screening {
    private final Orders orders;
    private final Memory memory;
    private final Models models;
    private final Lists lists;
    private final Assessments assessments;
    private final FraudSettings settings;
    private final Clock clock;

    Screening(
            Orders orders,
            Memory memory,
            Models models,
            Lists lists,
            Assessments assessments,
            FraudSettings settings,
            Clock clock) {
        this.orders = orders;
        this.memory = memory;
        this.models = models;
        this.lists = lists;
        this.assessments = assessments;
        this.settings = settings;
        this.clock = clock;
    }

    /** Nothing happens to an order that has moved on meanwhile, or was cancelled. */
    @Transactional(Transactional.TxType.MANDATORY)
    void screen(String orderId) {
        var order = orders.lock(orderId);
        if (order.status() != OrderStatus.AUTHORIZED) return;
        var judgement = judge(order, memory.remember(order));
        assessments.add(judgement, clock.instant());
        tell(order, judgement);
    }

    private Judgement judge(OrderView order, Sighting sighting) {
        var use = models.inUse(order.merchant());
        var now = clock.instant();
        var seen = new Seen(Facts.of(order), memory.around(sighting, now));
        var allowed = lists.allowing(sighting, now);
        var score = use.live().rules().score(seen);
        return new Judgement(
                sighting,
                seen,
                use.live().no(),
                score,
                allowed.isPresent() ? Outcome.APPROVED : use.live().rules().outcome(score),
                allowed.map(Screening::words).orElse(null),
                use.shadow()
                        .map(model -> shadow(model, seen, allowed.isPresent()))
                        .orElse(null));
    }

    private static Shadow shadow(Model model, Seen seen, boolean allowed) {
        var score = model.rules().score(seen);
        return new Shadow(
                model.no(),
                score.value(),
                allowed ? Outcome.APPROVED : model.rules().outcome(score));
    }

    private static String words(Lists.Entry entry) {
        return "%s of %s: %s"
                .formatted(
                        entry.kind().name().toLowerCase(java.util.Locale.ROOT),
                        entry.number() == null ? entry.hint() : entry.number(),
                        entry.reason());
    }

    private void tell(OrderView order, Judgement judgement) {
        var score = judgement.score();
        var words = judgement.allowed() == null ? score.words() : "allowed, " + judgement.allowed();
        var verdict = new FraudVerdict(score.value().doubleValue(), words, "fraud");
        switch (judgement.outcome()) {
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
}
