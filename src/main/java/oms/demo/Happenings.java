package oms.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import oms.outside.Api;

/** Reads the merchant's events as they come, from {@code GET /v1/events}. */
final class Happenings {
    private final Api office;
    private String after = "";

    Happenings(Api office) {
        this.office = office;
    }

    /** @return what happened since the last call, oldest first */
    List<JsonNode> next() {
        var events = new ArrayList<JsonNode>();
        JsonNode page;
        do {
            page = office.get("/v1/events?limit=500"
                    + (after.isEmpty() ? "" : "&after=" + URLEncoder.encode(after, StandardCharsets.UTF_8)));
            after = page.path("after").asText();
            page.path("events").forEach(events::add);
        } while (page.path("events").size() == 500);
        return events;
    }

    /** @return {@code order.created} of {@code oms.order.created.v1} */
    static String name(JsonNode event) {
        return event.path("type").asText().replaceAll("^oms\\.|\\.v1$", "");
    }

    static boolean isAbout(JsonNode event, String orderId) {
        return event.path("subject").asText().equals(orderId)
                || event.path("data").path("orderId").asText().equals(orderId);
    }
}
