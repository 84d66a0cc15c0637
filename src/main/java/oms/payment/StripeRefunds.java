package oms.payment;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import oms.payment.Gateway.Request;
import oms.payment.GatewayAnswer.Approved;
import oms.payment.GatewayAnswer.NeverSeen;
import oms.payment.GatewayAnswer.NoAnswer;
import oms.payment.GatewayAnswer.Pending;

/** Gives back what was taken; where that was taken from several intents, in as many parts as it needs. */
final class StripeRefunds {
    private static final Set<String> DEAD = Set.of("failed", "canceled");
    private static final int PAGES = 10;

    private final StripeWire wire;
    private final StripeHolds holds;

    StripeRefunds(StripeWire wire, StripeHolds holds) {
        this.wire = wire;
        this.holds = holds;
    }

    /** A refund, or part of one, as Stripe has it. */
    private record Part(String id, String status, long amount, String key) {
        static Part of(JsonNode json) {
            return new Part(
                    json.path("id").asText(),
                    json.path("status").asText(),
                    json.path("amount").asLong(),
                    json.path("metadata").path(StripeIntent.KEY).asText());
        }

        boolean lives() {
            return !DEAD.contains(status);
        }
    }

    /** An intent that was taken from, with what was given back of it. */
    private record Source(StripeIntent intent, List<Part> parts) {
        long left() {
            return intent.received()
                    - parts.stream().filter(Part::lives).mapToLong(Part::amount).sum();
        }
    }

    GatewayAnswer refund(Request request) {
        var sources = sources(request);
        var parts = ours(sources, request);
        var left = StripeMoney.of(request.amount()) - live(parts);
        var available = sources.stream().mapToLong(Source::left).sum();
        if (left > available && live(parts) == 0) return StripeErrors.declined("above_captured");
        for (var source : sources) {
            var amount = Math.min(left, source.left());
            if (amount <= 0) continue;
            try {
                parts.add(give(source.intent(), amount, request));
            } catch (StripeTrouble trouble) {
                if (live(parts) > 0) return halfWay(trouble);
                throw trouble;
            }
            left -= amount;
        }
        if (left > 0) return new NoAnswer("A part of it was given back; the rest is not there any more");
        return answer(parts, request);
    }

    private static NoAnswer halfWay(StripeTrouble trouble) {
        return new NoAnswer("A part of it was given back, the rest not yet: " + trouble.getMessage());
    }

    private Part give(StripeIntent from, long amount, Request request) {
        var form = new StripeForm()
                .with("payment_intent", from.id())
                .with("amount", amount)
                .metadata(StripeIntent.KEY, request.key())
                .metadata(StripeIntent.MERCHANT, request.merchant());
        return Part.of(wire.post("/v1/refunds", form, request.key() + "-" + from.id() + "-" + amount));
    }

    GatewayAnswer lookUp(Request request) {
        var parts = ours(sources(request), request);
        if (parts.isEmpty()) return new NeverSeen();
        // a part of it only: sending again gives the rest
        return live(parts) < StripeMoney.of(request.amount()) && live(parts) > 0
                ? new NeverSeen()
                : answer(parts, request);
    }

    private List<Source> sources(Request request) {
        var sources = new ArrayList<Source>();
        for (var intent : holds.all(request.hold())) {
            if (intent.received() == 0) continue;
            var parts = new ArrayList<Part>();
            wire.list(
                    "/v1/refunds",
                    () -> new StripeForm().with("payment_intent", intent.id()),
                    PAGES,
                    item -> parts.add(Part.of(item)));
            sources.add(new Source(intent, parts));
        }
        return sources;
    }

    private static List<Part> ours(List<Source> sources, Request request) {
        var ours = new ArrayList<Part>();
        for (var source : sources)
            for (var part : source.parts()) if (part.key().equals(request.key())) ours.add(part);
        return ours;
    }

    private static long live(List<Part> parts) {
        return parts.stream().filter(Part::lives).mapToLong(Part::amount).sum();
    }

    private static GatewayAnswer answer(List<Part> parts, Request request) {
        var first = parts.getFirst();
        if (parts.stream().noneMatch(Part::lives)) return StripeErrors.declined("refund_refused");
        if (parts.stream().filter(Part::lives).anyMatch(p -> !p.status().equals("succeeded")))
            return new Pending(first.id());
        return new Approved(first.id(), first.id(), request.amount(), null, null, null);
    }
}
