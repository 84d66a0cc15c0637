package oms.outside;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A way for requests to reach the application, and for its answers to come back. */
public interface Transport {
    /**
     * @param key sent as bearer, null for somebody unknown
     * @param idempotencyKey null where the request needs none
     * @param body JSON, null for none
     */
    record Request(
            String method,
            String path,
            @Nullable String key,
            @Nullable String idempotencyKey,
            byte @Nullable [] body) {}

    /**
     * @param retryAfter seconds after which the server wants to be asked again, -1 where it does not say
     * @param statements SQL statements the request sent, where the server counts them
     */
    record Answer(int status, int retryAfter, long statements, byte[] body) {
        private static final ObjectMapper JSON = new ObjectMapper();

        public boolean isFine() {
            return status / 100 == 2;
        }

        /** @return the body; as one text where it is no JSON */
        public JsonNode json() {
            try {
                return body.length == 0 ? MissingNode.getInstance() : JSON.readTree(body);
            } catch (IOException noJson) {
                return JSON.getNodeFactory().textNode(new String(body, StandardCharsets.UTF_8));
            }
        }

        /** @return the stable word of a refusal, empty where there is none */
        public String code() {
            return json().path("code").asText("");
        }
    }

    /** @throws IOException where no answer came: the request may have had its effect or not */
    Answer send(Request request) throws IOException;
}
