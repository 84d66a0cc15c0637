package oms.delivery;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import oms.web.Problem;

/** 422: the merchant wants more proof for this order. */
final class ProofMissing extends Problem {
    private final transient List<ProofKind> missing;

    ProofMissing(Collection<ProofKind> missing) {
        super(
                422,
                "proof_missing",
                "This order is not handed over without: "
                        + missing.stream()
                                .map(kind -> kind.name().toLowerCase(java.util.Locale.ROOT))
                                .collect(Collectors.joining(", ")),
                Resolution.BUYER_INPUT);
        this.missing = List.copyOf(missing);
    }

    @Override
    public Map<String, Object> extensions() {
        return Map.of("missing", missing);
    }
}
