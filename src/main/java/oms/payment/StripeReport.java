package oms.payment;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import oms.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * What Stripe did for a merchant in a time, put together from its lists: intents that were made (holds), balance transactions of
 * charges (captures), refunds, and cancellations (voids; they are in its events only, which it keeps for thirty days). Intents that
 * do not carry this merchant's mark are not ours; money that moved on ours without us has no key.
 */
final class StripeReport {
    private static final int ALL = 100_000;

    /** Between our clock and Stripe's, in seconds. */
    private static final long SLACK = 60;

    private final StripeWire wire;
    private final String merchant;
    private final Instant from;
    private final Instant until;
    private final Consumer<Effect> each;

    StripeReport(StripeWire wire, String merchant, Instant from, Instant until, Consumer<Effect> each) {
        this.wire = wire;
        this.merchant = merchant;
        this.from = from;
        this.until = until;
        this.each = each;
    }

    void read() {
        holds();
        captures();
        refunds();
        voids();
    }

    private StripeForm window() {
        return new StripeForm().with("created[gte]", from.getEpochSecond()).with("created[lt]", until.getEpochSecond());
    }

    private boolean isOurs(StripeIntent intent) {
        return merchant.equals(intent.metadata(StripeIntent.MERCHANT));
    }

    private void holds() {
        wire.list("/v1/payment_intents", () -> window().with("expand[]", "data.latest_charge"), ALL, item -> {
            var intent = new StripeIntent(item);
            var key = intent.metadata(StripeIntent.KEY);
            if (!isOurs(intent) || key == null || !intent.wasAuthorized()) return;
            var renewed = OperationKind.REAUTHORIZE.name().equals(intent.metadata(StripeIntent.KIND));
            tell(
                    key,
                    intent.id(),
                    renewed ? OperationKind.REAUTHORIZE : OperationKind.AUTHORIZE,
                    intent.money(item.path("amount").asLong()),
                    created(item));
        });
    }

    /** An intent of which something was taken in the time, and when. */
    private record Taken(StripeIntent intent, List<Instant> times) {}

    private void captures() {
        Map<String, Taken> taken = new LinkedHashMap<>();
        wire.list(
                "/v1/balance_transactions",
                () -> window().with("type", "charge").with("expand[]", "data.source.payment_intent"),
                ALL,
                item -> {
                    var intent = new StripeIntent(item.path("source").path("payment_intent"));
                    if (!isOurs(intent)) return;
                    taken.computeIfAbsent(intent.id(), id -> new Taken(intent, new ArrayList<>()))
                            .times()
                            .add(created(item));
                });
        taken.values().forEach(this::captured);
    }

    /**
     * Each taking is the last one that was ordered before it; where several of one hold were done in another order, an earlier one may
     * be told for it. Who is told twice is compared twice, by the same key, and who is not told is asked for.
     */
    private void captured(Taken taken) {
        var intent = taken.intent();
        var marks = intent.marks(StripeIntent.CAPTURE);
        var marked =
                marks.values().stream().mapToLong(StripeIntent.Mark::amount).sum();
        if (intent.received() > marked)
            tell(
                    null,
                    intent.id(),
                    OperationKind.CAPTURE,
                    intent.money(intent.received() - marked),
                    taken.times().getFirst());
        taken.times().sort(Comparator.reverseOrder());
        for (var at : taken.times())
            lastBefore(at, marks).ifPresent(key -> {
                var amount = Objects.requireNonNull(marks.remove(key)).amount();
                tell(key, intent.id(), OperationKind.CAPTURE, intent.money(amount), at);
            });
    }

    private static Optional<String> lastBefore(Instant at, Map<String, StripeIntent.Mark> marks) {
        return marks.entrySet().stream()
                .filter(mark -> mark.getValue().orderedAt().isBefore(at.plusSeconds(SLACK)))
                .max(Comparator.comparing(mark -> mark.getValue().orderedAt()))
                .map(Map.Entry::getKey);
    }

    private record Given(String id, Money amount, Instant at) {
        Given and(Given other) {
            return new Given(id, amount.plus(other.amount), at);
        }
    }

    private void refunds() {
        Map<String, Given> byKey = new LinkedHashMap<>();
        wire.list("/v1/refunds", () -> window().with("expand[]", "data.payment_intent"), ALL, item -> {
            if (!item.path("status").asText().equals("succeeded")) return;
            var intent = new StripeIntent(item.path("payment_intent"));
            if (!isOurs(intent)) return;
            var id = item.path("id").asText();
            var amount = StripeMoney.money(
                    item.path("amount").asLong(), item.path("currency").asText());
            var key = StripeIntent.text(item.path("metadata").path(StripeIntent.KEY));
            if (key == null) tell(null, id, OperationKind.REFUND, amount, created(item));
            else byKey.merge(key, new Given(id, amount, created(item)), Given::and);
        });
        byKey.forEach((key, given) -> tell(key, given.id(), OperationKind.REFUND, given.amount(), given.at()));
    }

    private void voids() {
        Map<String, Instant> seen = new HashMap<>();
        wire.list("/v1/events", () -> window().with("type", "payment_intent.canceled"), ALL, item -> {
            var intent = new StripeIntent(item.path("data").path("object"));
            if (!isOurs(intent)) return;
            intent.marks(StripeIntent.VOID).forEach((key, mark) -> {
                if (seen.put(key, created(item)) == null)
                    tell(key, intent.id(), OperationKind.VOID, intent.money(mark.amount()), created(item));
            });
        });
    }

    private void tell(@Nullable String key, String reference, OperationKind kind, Money amount, Instant at) {
        each.accept(new Effect(merchant, key, reference, kind, amount, at));
    }

    private static Instant created(JsonNode item) {
        return Instant.ofEpochSecond(item.path("created").asLong());
    }
}
