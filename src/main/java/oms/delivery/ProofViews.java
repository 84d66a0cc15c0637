package oms.delivery;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import oms.delivery.ProofRepository.Taken;
import oms.web.NotFound;
import org.jspecify.annotations.Nullable;

/** Proofs as others see them. */
@Singleton
class ProofViews {
    /**
     * @param attempt what became of the stop at which it was taken: DELIVERED or FAILED
     * @param image address of the picture, where there is one: a photo as JPEG, a signature as SVG
     */
    record ProofView(
            String id,
            String shipmentId,
            ProofKind kind,
            StopStatus attempt,
            @Nullable String receivedBy,
            Instant at,
            @Nullable String image) {}

    private final ProofRepository proofs;
    private final ObjectMapper json;

    ProofViews(ProofRepository proofs, ObjectMapper json) {
        this.proofs = proofs;
        this.json = json;
    }

    /** @param address under which the order's pictures are found */
    List<ProofView> of(String merchant, String order, String address) {
        return proofs.of(merchant, order).stream()
                .map(taken -> view(taken, address))
                .toList();
    }

    private static ProofView view(Taken taken, String address) {
        return new ProofView(
                taken.id(),
                taken.shipmentId(),
                taken.kind(),
                taken.status(),
                taken.receivedBy(),
                taken.at(),
                taken.kind() == ProofKind.CODE ? null : address + "/" + taken.id());
    }

    /** @throws NotFound where the order has no such picture */
    Response picture(String merchant, String order, String proof) {
        var taken = proofs.of(merchant, order).stream()
                .filter(p -> p.id().equals(proof))
                .findFirst();
        return taken.flatMap(p -> picture(merchant, p)).orElseThrow(() -> new NotFound("proof"));
    }

    private Optional<Response> picture(String merchant, Taken taken) {
        return switch (taken.kind()) {
            case PHOTO -> proofs.photo(merchant, taken.id()).map(jpeg -> answer("image/jpeg", jpeg));
            case SIGNATURE ->
                proofs.strokes(merchant, taken.id()).map(drawn -> answer("image/svg+xml", Signature.svg(drawn, json)));
            case CODE -> Optional.empty();
        };
    }

    private static Response answer(String type, Object picture) {
        return Response.ok(picture, type)
                .header("Cache-Control", "private, max-age=86400, immutable")
                .build();
    }
}
