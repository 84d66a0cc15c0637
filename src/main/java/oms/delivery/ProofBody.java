package oms.delivery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.io.UncheckedIOException;
import java.util.List;
import oms.web.InvalidRequest;
import org.jspecify.annotations.Nullable;

/**
 * A proof as it is sent; which fields it has follows from its kind.
 *
 * @param receivedBy SIGNATURE: who took it
 * @param strokes SIGNATURE: what was drawn, each stroke from touch to lift
 * @param code CODE: what the shopper told
 * @param image PHOTO: a JPEG or PNG as base64
 */
record ProofBody(
        @NotNull ProofKind kind,
        @Nullable @Size(max = 120) String receivedBy,
        @Nullable @Size(max = 200) List<@NotEmpty @Size(max = 2_000) List<@NotNull Point>> strokes,
        @Nullable @Pattern(regexp = "[0-9]{6}") String code,
        @Nullable @Size(max = 11_000_000) String image) {
    /** Where a finger was, in pixels of the signature field. */
    record Point(double x, double y) {}

    /**
     * @param pointer where it stands in the request
     * @throws InvalidRequest when a field is missing, does not belong to the kind, or cannot be read
     */
    Proof read(String pointer, ObjectMapper json, Photos photos) {
        only(pointer, "receivedBy", receivedBy, ProofKind.SIGNATURE);
        only(pointer, "strokes", strokes, ProofKind.SIGNATURE);
        only(pointer, "code", code, ProofKind.CODE);
        only(pointer, "image", image, ProofKind.PHOTO);
        return switch (kind) {
            case SIGNATURE -> signature(pointer, json);
            case CODE -> new Proof.Code(given(pointer, "code", code));
            case PHOTO -> new Proof.Photo(photos.clean(pointer + "/image", given(pointer, "image", image)));
        };
    }

    private Proof signature(String pointer, ObjectMapper json) {
        var name = given(pointer, "receivedBy", receivedBy).strip();
        if (name.isEmpty()) throw new InvalidRequest(pointer + "/receivedBy", "not_blank", "Who took it?");
        var drawn = given(pointer, "strokes", strokes);
        if (drawn.isEmpty()) throw new InvalidRequest(pointer + "/strokes", "not_empty", "Nothing was drawn");
        for (var stroke : drawn)
            for (var point : stroke)
                if (!(Math.abs(point.x()) <= 100_000 && Math.abs(point.y()) <= 100_000))
                    throw new InvalidRequest(pointer + "/strokes", "out_of_range", "A point lies far off the field");
        try {
            return new Proof.Signature(name, json.writeValueAsString(drawn));
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static <T> T given(String pointer, String field, @Nullable T value) {
        if (value == null) throw new InvalidRequest(pointer + "/" + field, "not_null", "This proof needs " + field);
        return value;
    }

    private void only(String pointer, String field, @Nullable Object value, ProofKind owner) {
        if (value != null && kind != owner)
            throw new InvalidRequest(pointer + "/" + field, "other_kind", "Only a " + owner + " has this field");
    }
}
