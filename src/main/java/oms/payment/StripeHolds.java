package oms.payment;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import oms.payment.Gateway.Request;
import oms.payment.GatewayAnswer.Declined;
import oms.payment.GatewayAnswer.NeverSeen;
import org.jspecify.annotations.Nullable;

/** Makes and finds the PaymentIntents that hold an order's money; docs/adr/0010 tells why there may be several for one hold. */
final class StripeHolds {
    /** What a list of intents around an authorisation's time is searched for; busier shops rely on Stripe's search. */
    private static final int PAGES = 5;

    private static final int LONGEST_CHAIN = 60;
    private static final String INTENTS = "/v1/payment_intents";

    private final StripeWire wire;
    private final PaymentSettings.Stripe settings;
    private final Clock clock;

    StripeHolds(StripeWire wire, PaymentSettings.Stripe settings, Clock clock) {
        this.wire = wire;
        this.settings = settings;
        this.clock = clock;
    }

    /** The buyer's card as the storefront hands it over: {@code pm_…}, or {@code cus_….pm_…} of a customer of the merchant's. */
    private record Card(@Nullable String customer, String paymentMethod) {
        static Card of(PaymentToken token) {
            var dot = token.token().indexOf('.');
            return dot < 0
                    ? new Card(null, token.token())
                    : new Card(token.token().substring(0, dot), token.token().substring(dot + 1));
        }
    }

    StripeIntent get(String id) {
        return new StripeIntent(wire.get(INTENTS + "/" + id, new StripeForm().with("expand[]", "latest_charge")));
    }

    StripeIntent authorize(Request request) {
        var card = Card.of(request.token());
        var customer = card.customer() == null ? customer(request) : card.customer();
        var form = intent(request, StripeMoney.of(request.amount()), card.paymentMethod(), customer)
                .with("error_on_requires_action", true)
                .metadata(StripeIntent.KEY, request.key())
                .metadata(StripeIntent.KIND, OperationKind.AUTHORIZE);
        if (customer != null && card.customer() == null) form.with("setup_future_usage", "off_session");
        return new StripeIntent(wire.post(INTENTS, form, request.key()));
    }

    /** A card can be charged again without the buyer only as some customer's: each order gets one of its own. */
    private @Nullable String customer(Request request) {
        if (!settings.renewable()) return null;
        var form = new StripeForm()
                .metadata(StripeIntent.MERCHANT, request.merchant())
                .metadata("oms_order", request.orderId());
        return wire.post("/v1/customers", form, request.key() + "-customer")
                .path("id")
                .asText();
    }

    /** A second hold of the same card, in place of one that lapses soon. */
    StripeIntent renew(Request request) {
        var old = live(request.hold());
        var form = again(request, old, StripeMoney.of(request.amount()))
                .metadata(StripeIntent.KEY, request.key())
                .metadata(StripeIntent.KIND, OperationKind.REAUTHORIZE)
                .metadata(StripeIntent.PREVIOUS, request.hold());
        return new StripeIntent(wire.post(INTENTS, form, request.key()));
    }

    /** A hold of what a capture is about to release. */
    StripeIntent holdRest(Request capture, StripeIntent of, long rest) {
        var form = again(capture, of, rest).metadata("oms_part", "rest").metadata("oms_hold", capture.hold());
        return new StripeIntent(wire.post(INTENTS, form, capture.key() + "-rest"));
    }

    private static StripeForm again(Request request, StripeIntent old, long amount) {
        var paymentMethod = old.paymentMethod();
        if (paymentMethod == null || old.customer() == null)
            throw StripeTrouble.refused(new Declined(
                    "not_renewable",
                    "This card was not kept for another hold; see oms.payment.stripe.renewable",
                    false));
        return intent(request, amount, paymentMethod, old.customer()).with("off_session", true);
    }

    private static StripeForm intent(Request request, long amount, String paymentMethod, @Nullable String customer) {
        var form = new StripeForm()
                .with("amount", amount)
                .with("currency", request.amount().currency().toLowerCase(java.util.Locale.ROOT))
                .with("payment_method", paymentMethod)
                .with("payment_method_types[]", "card")
                .with("capture_method", "manual")
                .with("confirm", true)
                .with("payment_method_options[card][request_multicapture]", "if_available")
                .with("payment_method_options[card][request_extended_authorization]", "if_available")
                .with("expand[]", "latest_charge")
                .metadata(StripeIntent.MERCHANT, request.merchant())
                .metadata("oms_order", request.orderId());
        return customer == null ? form : form.with("customer", customer);
    }

    /** @return the hold and the intents that took over its rest, one after the other */
    List<StripeIntent> chain(String hold) {
        var chain = new ArrayList<StripeIntent>();
        @Nullable String next = hold;
        while (next != null && chain.size() < LONGEST_CHAIN) {
            var intent = get(next);
            chain.add(intent);
            next = intent.metadata(StripeIntent.NEXT);
        }
        return chain;
    }

    /** @return the last of the hold's chain, which holds what is still held */
    StripeIntent live(String hold) {
        return chain(hold).getLast();
    }

    /** @return all intents of a payment: of the hold, and of those in whose place it stands */
    List<StripeIntent> all(String hold) {
        var all = new ArrayList<StripeIntent>();
        @Nullable String root = hold;
        while (root != null && all.size() < LONGEST_CHAIN) {
            var chain = chain(root);
            all.addAll(chain);
            root = chain.getFirst().metadata(StripeIntent.PREVIOUS);
        }
        return all;
    }

    /** @return what became of an authorisation: by its name, else among those of its time, else by Stripe's (slower) search */
    GatewayAnswer lookUp(Request request) {
        var reference = request.reference();
        if (reference != null && reference.startsWith("pi_"))
            return get(reference).answer();
        return amongThoseOfItsTime(request)
                .or(() -> bySearch(request.key()))
                .map(StripeIntent::answer)
                .orElseGet(NeverSeen::new);
    }

    private Optional<StripeIntent> amongThoseOfItsTime(Request request) {
        var from = request.orderedAt().getEpochSecond() - 60;
        var found = new ArrayList<StripeIntent>();
        wire.list(
                INTENTS,
                () -> new StripeForm()
                        .with("created[gte]", from)
                        .with(
                                "created[lt]",
                                Math.min(from + 360, clock.instant().getEpochSecond() + 60))
                        .with("expand[]", "data.latest_charge"),
                PAGES,
                item -> {
                    var intent = new StripeIntent(item);
                    if (request.key().equals(intent.metadata(StripeIntent.KEY))) found.add(intent);
                });
        return found.stream().findFirst();
    }

    private Optional<StripeIntent> bySearch(String key) {
        var query = "metadata['%s']:'%s'"
                .formatted(StripeIntent.KEY, key.replace("\\", "\\\\").replace("'", "\\'"));
        var answer = wire.get(
                INTENTS + "/search", new StripeForm().with("query", query).with("expand[]", "data.latest_charge"));
        return answer.path("data").isEmpty()
                ? Optional.empty()
                : Optional.of(new StripeIntent(answer.path("data").get(0)));
    }
}
