package oms.allocation;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import oms.money.Money;

/** The figures that plans are weighed with, for people to read. */
@Singleton
class Weights {
    /** @param meaning what the figure is the price of, or the time for */
    record Weight(String label, String value, String meaning) {}

    private final AllocationSettings settings;

    Weights(AllocationSettings settings) {
        this.settings = settings;
    }

    List<Weight> of(String currency) {
        var costs = settings.costs();
        return List.of(
                price("A kilometre", costs.perKilometre(), currency, "driven beyond what the driver drives anyway"),
                price("An hour", costs.perHour(), currency, "of a driver on the road"),
                price("A split", costs.perSplit(), currency, "each shipment of an order beyond the first"),
                price(
                        "A minute of risk",
                        costs.perRiskMinute(),
                        currency,
                        "nearer to the deadline than " + text(costs.comfort())),
                price("A full van", costs.perFullVehicle(), currency, "it has no room for what comes next"),
                price("A change", costs.perChange(), currency, "a better plan must save more than this"),
                price("A minute late", costs.perPromiseMinute(), currency, "after the time the shopper was told"),
                new Weight("Loading", text(costs.loading()), "at the dock before a trip departs"),
                new Weight("Door", text(costs.service()), "at each door"),
                new Weight(
                        "Reserve",
                        text(costs.reserve()),
                        "added before a time is promised, rounded up to " + text(costs.promiseStep())),
                new Weight("Improving", text(settings.improveEvery()), "between looks for better plans"),
                new Weight(
                        "Backorders",
                        text(settings.backorderRetry()),
                        "until the next try, unless something wakes it"));
    }

    private static Weight price(String label, long minor, String currency, String meaning) {
        return new Weight(label, Money.of(minor, currency).text(), meaning);
    }

    private static String text(Duration duration) {
        return duration.toSeconds() % 60 == 0 ? duration.toMinutes() + " min" : duration.toSeconds() + " s";
    }
}
