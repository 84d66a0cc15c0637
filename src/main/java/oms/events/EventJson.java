package oms.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;

/** Events as JSON: written as they are, read leniently, so that an older record survives a newer field. */
@Singleton
class EventJson {
    private final ObjectMapper json;

    EventJson(ObjectMapper json) {
        this.json = json.copy().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    }

    String write(DomainEvent event) {
        try {
            return json.writeValueAsString(event);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Cannot store " + event.getClass().getSimpleName(), e);
        }
    }

    <E> E read(String body, Class<? extends E> kind) {
        try {
            return json.readValue(body, kind);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Cannot read a stored " + kind.getSimpleName(), e);
        }
    }

    JsonNode tree(String body) {
        try {
            return json.readTree(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Cannot read a stored event", e);
        }
    }
}
