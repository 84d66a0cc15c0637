package oms.checkout;

import java.util.List;
import java.util.stream.Collectors;
import oms.web.Problem;

/** 409: the chosen warehouse, or every warehouse, cannot offer the basket; another choice or a smaller basket may do. */
final class NoOffer extends Problem {
    private static final int NAMED = 5;

    NoOffer(String warehouse, String reason) {
        super(409, "offer_gone", warehouse + " cannot offer it: " + reason, Resolution.BUYER_INPUT);
    }

    NoOffer(List<Offers.Declined> declined) {
        super(
                409,
                "no_offer",
                declined.stream()
                        .limit(NAMED)
                        .map(d -> d.warehouse() + " " + d.reason())
                        .collect(Collectors.joining("; ", "No warehouse can offer all of it: ", "")),
                Resolution.BUYER_INPUT);
    }

    @Override
    public List<Fault> faults() {
        return List.of(new Fault("/offer", code(), detail()));
    }
}
