package oms.allocation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import oms.allocation.planning.PlanSolver;
import oms.allocation.planning.Rates;
import oms.allocation.planning.Replay;
import oms.allocation.planning.Replayed;
import oms.geo.TravelTimes;
import oms.money.Money;
import oms.order.AllocationModel;
import oms.web.Conflict;
import oms.web.InvalidRequest;
import org.jspecify.annotations.Nullable;

/**
 * A past day under other weights or another model, on paper, beside the same day planned again as things are set: both from the same
 * stock, rosters and arrivals, both priced with today's costs, so that only the plans differ. Changes nothing.
 */
@ApplicationScoped
class WhatIf {
    private static final Duration EACH_PLAN = Duration.ofMillis(150);
    private static final int PATIENCE = 100;
    private static final int MOST_TOLD = 100;

    /** Minor units of the merchant's currency; null leaves the weight as it is. */
    record WeightChange(
            @Nullable Long perKilometre,
            @Nullable Long perHour,
            @Nullable Long perSplit,
            @Nullable Long perRiskMinute,
            @Nullable Long perFullVehicle,
            @Nullable Long perPromiseMinute) {
        boolean isEmpty() {
            return perKilometre == null
                    && perHour == null
                    && perSplit == null
                    && perRiskMinute == null
                    && perFullVehicle == null
                    && perPromiseMinute == null;
        }

        Rates on(Rates rates) {
            return new Rates(
                    or(perKilometre, rates.perKilometre()),
                    or(perHour, rates.perHour()),
                    or(perSplit, rates.perSplit()),
                    or(perRiskMinute, rates.perRiskMinute()),
                    or(perFullVehicle, rates.perFullVehicle()),
                    rates.perChange(),
                    or(perPromiseMinute, rates.perPromiseMinute()),
                    rates.comfort(),
                    rates.loading(),
                    rates.service(),
                    rates.reserve(),
                    rates.promiseStep());
        }

        private static long or(@Nullable Long changed, long set) {
            return changed == null ? set : changed;
        }
    }

    /** @param channel the only one that is replayed, or null for all @param model null leaves each order its own */
    record Asked(
            LocalDate day,
            @Nullable String channel,
            @Nullable AllocationModel model,
            WeightChange weights) {}

    private final PastDays days;
    private final TravelTimes travel;
    private final AllocationSettings settings;
    private final PlanSolver solver;
    /** A day costs a core some seconds: one at a time. */
    private final Semaphore turn = new Semaphore(1);

    WhatIf(PastDays days, TravelTimes travel, AllocationSettings settings) {
        this.days = days;
        this.travel = travel;
        this.settings = settings;
        this.solver = new PlanSolver(EACH_PLAN, PATIENCE, 1);
    }

    /**
     * @throws InvalidRequest where the day is not over or nothing would be different
     * @throws Conflict where the day has no orders or too many, another question is being answered, or it takes too long
     */
    @Transactional(TxType.NOT_SUPPORTED)
    WhatIfAnswer ask(String merchant, Asked asked) {
        if (asked.model() == null && asked.weights().isEmpty())
            throw new InvalidRequest("/weights", "nothing_changed", "Change a weight or the model");
        var day = days.load(
                merchant, asked.day(), asked.channel(), settings.whatIf().orders());
        if (!turn.tryAcquire())
            throw new Conflict("what_if_running", "Another day is being planned again; ask once it is done");
        try {
            long end = System.nanoTime() + settings.whatIf().time().toNanos();
            var rates = settings.costs().rates();
            var baseline = run(day, rates, null, end);
            var variation = run(day, asked.weights().on(rates), asked.model(), end);
            return answer(asked, day, rates, baseline, variation);
        } catch (Replay.TooSlow slow) {
            throw new Conflict(
                    "too_slow",
                    "The day could not be planned again within "
                            + settings.whatIf().time().toSeconds() + " s; ask for one channel of it");
        } finally {
            turn.release();
        }
    }

    private Replayed run(PastDays.Day day, Rates rates, @Nullable AllocationModel model, long end) {
        var town = new Replay.Town(day.sites(), day.people(), day.stock(), rates, travel);
        return Replay.run(solver, town, day.arrivals(model), () -> System.nanoTime() > end);
    }

    private static WhatIfAnswer answer(
            Asked asked, PastDays.Day day, Rates rates, Replayed baseline, Replayed variation) {
        var changed = new ArrayList<WhatIfAnswer.Changed>();
        for (int n = 0; n < baseline.orders().size(); n++) {
            var before = baseline.orders().get(n);
            var after = variation.orders().get(n);
            if (Objects.equals(before.key(), after.key())) continue;
            changed.add(new WhatIfAnswer.Changed(before.id(), day.number(before.id()), before.key(), after.key()));
        }
        return new WhatIfAnswer(
                asked.day(),
                asked.channel(),
                asked.model(),
                baseline.orders().size(),
                figures(baseline, rates, day.currency()),
                figures(variation, rates, day.currency()),
                changed.size(),
                List.copyOf(changed.subList(0, Math.min(MOST_TOLD, changed.size()))));
    }

    private static WhatIfAnswer.Figures figures(Replayed replayed, Rates rates, String currency) {
        int orders = replayed.orders().size();
        long cost = replayed.cost(rates);
        return new WhatIfAnswer.Figures(
                replayed.filled(),
                (double) replayed.filled() / orders,
                replayed.shipments(),
                replayed.split(),
                Money.of(cost, currency),
                Money.of(replayed.earned() - cost, currency),
                replayed.onTime(),
                (double) replayed.onTime() / orders,
                Math.round(replayed.metres() / 100) / 10.0);
    }
}
