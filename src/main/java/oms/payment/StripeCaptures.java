package oms.payment;

import java.util.List;
import java.util.Optional;
import oms.payment.Gateway.Request;
import oms.payment.GatewayAnswer.Approved;
import oms.payment.GatewayAnswer.Declined;
import oms.payment.GatewayAnswer.NeverSeen;

/**
 * Takes from holds and gives them back. Where Stripe allows one capture of a hold only, the rest is held anew before it, because the
 * capture releases it: for a moment the buyer's card carries both.
 */
final class StripeCaptures {
    private final StripeWire wire;
    private final StripeHolds holds;

    StripeCaptures(StripeWire wire, StripeHolds holds) {
        this.wire = wire;
        this.holds = holds;
    }

    GatewayAnswer capture(Request request) {
        var chain = holds.chain(request.hold());
        var done = captured(chain, request);
        if (done.isPresent()) return done.get();
        var live = chain.getLast();
        var wanted = StripeMoney.of(request.amount());
        if (!live.isHeld()) return live.notHeld();
        if (wanted > live.capturable()) return StripeErrors.declined("above_hold");
        if (wanted == live.capturable()) return taken(live, request, form(request, wanted));
        if (live.takesSeveralCaptures())
            return taken(live, request, form(request, wanted).with("final_capture", false));
        return takenAndRestHeld(live, request, wanted);
    }

    private GatewayAnswer takenAndRestHeld(StripeIntent live, Request request, long wanted) {
        var rest = rest(live, request, live.capturable() - wanted);
        var form = form(request, wanted);
        rest.ifPresent(held -> form.metadata(StripeIntent.NEXT, held.id()));
        try {
            return taken(live, request, form);
        } catch (StripeTrouble trouble) {
            if (trouble.meaning() instanceof Declined) rest.ifPresent(held -> cancel(held, request.key() + "-undo"));
            throw trouble;
        }
    }

    /** @return empty where the bank refuses: what was delivered is taken all the same, and the rest is nobody's any more */
    private Optional<StripeIntent> rest(StripeIntent live, Request request, long amount) {
        try {
            var rest = holds.holdRest(request, live, amount);
            return rest.isHeld() ? Optional.of(rest) : Optional.empty();
        } catch (StripeTrouble trouble) {
            if (trouble.meaning() instanceof Declined) return Optional.empty();
            throw trouble;
        }
    }

    /** The same for the same request, whenever it is sent: Stripe refuses a key that comes again with another body. */
    private StripeForm form(Request request, long amount) {
        return new StripeForm()
                .with("amount_to_capture", amount)
                .with("expand[]", "latest_charge")
                .metadata(StripeIntent.CAPTURE + request.key(), StripeIntent.Mark.text(amount, request.orderedAt()));
    }

    private GatewayAnswer taken(StripeIntent live, Request request, StripeForm form) {
        var after = new StripeIntent(wire.post("/v1/payment_intents/" + live.id() + "/capture", form, request.key()));
        return new Approved(after.id(), after.authorizationCode(), request.amount(), null, null, null);
    }

    GatewayAnswer lookUpCapture(Request request) {
        return captured(holds.chain(request.hold()), request).orElseGet(NeverSeen::new);
    }

    private static Optional<GatewayAnswer> captured(List<StripeIntent> chain, Request request) {
        for (var intent : chain) {
            var mark = intent.marks(StripeIntent.CAPTURE).get(request.key());
            if (mark != null)
                return Optional.of(new Approved(
                        intent.id(), intent.authorizationCode(), intent.money(mark.amount()), null, null, null));
        }
        return Optional.empty();
    }

    /** Gives back what the hold still holds; where it holds nothing any more, that is done. */
    GatewayAnswer release(Request request) {
        var chain = holds.chain(request.hold());
        for (var intent : chain) {
            if (!intent.isHeld()) continue;
            var mark = StripeIntent.Mark.text(StripeMoney.of(request.amount()), request.orderedAt());
            wire.post(
                    "/v1/payment_intents/" + intent.id(),
                    new StripeForm().metadata(StripeIntent.VOID + request.key(), mark),
                    request.key() + "-mark");
            cancel(intent, request.key());
        }
        return released(chain.getLast(), request);
    }

    private void cancel(StripeIntent intent, String key) {
        wire.post("/v1/payment_intents/" + intent.id() + "/cancel", new StripeForm(), key);
    }

    GatewayAnswer lookUpRelease(Request request) {
        var live = holds.live(request.hold());
        return live.isHeld() ? new NeverSeen() : released(live, request);
    }

    private static Approved released(StripeIntent live, Request request) {
        return new Approved(live.id(), live.authorizationCode(), request.amount(), null, null, null);
    }
}
