package oms.delivery;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import oms.web.InvalidRequest;

/** Reads proofs as they are sent. */
@Singleton
class ProofBodies {
    private final ObjectMapper json;
    private final Photos photos;

    ProofBodies(ObjectMapper json, Photos photos) {
        this.json = json;
        this.photos = photos;
    }

    /**
     * @param pointer where the list stands in the request
     * @throws InvalidRequest where one cannot be read, or two are of one kind
     */
    List<Proof> read(String pointer, List<ProofBody> bodies) {
        var seen = EnumSet.noneOf(ProofKind.class);
        var proofs = new ArrayList<Proof>();
        for (int i = 0; i < bodies.size(); i++) {
            if (!seen.add(bodies.get(i).kind()))
                throw new InvalidRequest(pointer + "/" + i + "/kind", "repeated", "One proof of a kind is enough");
            proofs.add(bodies.get(i).read(pointer + "/" + i, json, photos));
        }
        return proofs;
    }

    /**
     * Of an attempt that failed a photo is enough.
     *
     * @throws InvalidRequest for a proof of another kind, too
     */
    List<Proof> readAttempt(String pointer, List<ProofBody> bodies) {
        if (bodies.stream().anyMatch(proof -> proof.kind() != ProofKind.PHOTO))
            throw new InvalidRequest(pointer + "/0/kind", "other_kind", "A photo shows that the attempt was made");
        return read(pointer, bodies);
    }
}
