package oms.checkout;

import java.util.List;
import java.util.Optional;

/**
 * The offers for one basket.
 *
 * @param offers the winner first
 * @param declined warehouses that cannot offer it, and why
 */
record Offers(List<Offer> offers, List<Declined> declined) {
    /** @param reason in words, with its numbers: {@code has 1 of 2 PHONE-X} */
    record Declined(String warehouse, String reason) {}

    Optional<Offer> of(String warehouse) {
        return offers.stream()
                .filter(offer -> offer.warehouse().equals(warehouse))
                .findFirst();
    }

    /**
     * @param chosen by the shopper; null for the winner
     * @throws NoOffer where that warehouse, or none at all, can offer the basket
     */
    Offer chosen(@org.jspecify.annotations.Nullable String chosen) {
        if (chosen == null) return offers.stream().findFirst().orElseThrow(() -> new NoOffer(declined));
        return of(chosen)
                .orElseThrow(() -> new NoOffer(
                        chosen,
                        declined.stream()
                                .filter(d -> d.warehouse().equals(chosen))
                                .map(Declined::reason)
                                .findFirst()
                                .orElse("there is no such warehouse")));
    }
}
