package oms.scenario;

import java.nio.charset.StandardCharsets;

/** What the server answered. */
record Answer(int statusCode, byte[] body) {
    String asString() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** @return what it says; for answers in JSON only */
    Json json() {
        return Json.of(asString());
    }
}
