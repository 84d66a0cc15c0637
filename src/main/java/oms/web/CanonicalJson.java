package oms.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import jakarta.inject.Singleton;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** JSON in one order of its fields, so that the same body always looks the same. One for all requests: a mapper is dear to make. */
@Singleton
class CanonicalJson {
    private final ObjectMapper json;

    CanonicalJson(ObjectMapper json) {
        this.json = json.copy().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);
    }

    /** @return a text as it is, anything else as JSON */
    String text(@Nullable Object entity) {
        try {
            return entity instanceof String s ? s : json.writeValueAsString(entity);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Cannot keep the answer", e);
        }
    }

    /** @return SHA-256 of the body, in hexadecimal */
    String fingerprint(@Nullable Object body) {
        try {
            var canonical = json.writeValueAsBytes(json.treeToValue(json.valueToTree(body), Object.class));
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(canonical));
        } catch (JsonProcessingException | NoSuchAlgorithmException e) {
            throw new IllegalStateException("Cannot take a fingerprint", e);
        }
    }
}
