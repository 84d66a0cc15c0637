package oms.payment;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
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

    /** Between our mark's second and Stripe's own; who is found twice is compared twice, by the same key. */
    private static final long SLACK = 600;

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

    private void captures() {
        Set<String> seen = new HashSet<>();
        wire.list(
                "/v1/balance_transactions",
                () -> window().with("type", "charge").with("expand[]", "data.source.payment_intent"),
                ALL,
                item -> {
                    var intent = new StripeIntent(item.path("source").path("payment_intent"));
                    if (isOurs(intent) && seen.add(intent.id())) captured(intent, created(item));
                });
    }

    private void captured(StripeIntent intent, Instant at) {
        long marked = 0;
        for (var mark : intent.marks(StripeIntent.CAPTURE).entrySet()) {
            var done = mark.getValue();
            marked += done.amount();
            if (!done.at().isBefore(from.minusSeconds(SLACK)) && done.at().isBefore(until.plusSeconds(SLACK)))
                tell(mark.getKey(), intent.id(), OperationKind.CAPTURE, intent.money(done.amount()), done.at());
        }
        if (intent.received() > marked)
            tell(null, intent.id(), OperationKind.CAPTURE, intent.money(intent.received() - marked), at);
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
