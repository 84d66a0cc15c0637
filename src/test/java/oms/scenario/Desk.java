package oms.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import oms.Ids;

/** One caller of the public endpoints, by the key they were given. */
record Desk(String key) {
    Json get(String path) {
        return fine("GET " + path, asked(path)).json();
    }

    Answer asked(String path) {
        return Network.send("GET", path, null, Map.of("Authorization", "Bearer " + key));
    }

    /** @return what the answer says; nothing where it is empty */
    Json post(String path, Map<String, ?> body) {
        var answer = fine("POST " + path, tries(path, body));
        return answer.body().length == 0 ? new Json(null) : answer.json();
    }

    void put(String path, Map<String, ?> body) {
        fine("PUT " + path, triesToPut(path, body));
    }

    /** @return the answer, whatever it is */
    Answer triesToPut(String path, Map<String, ?> body) {
        return Network.send("PUT", path, Json.write(body), Map.of("Authorization", "Bearer " + key));
    }

    /** @return the answer, whatever it is */
    Answer tries(String path, Map<String, ?> body) {
        return tries(path, body, Ids.next("key"));
    }

    Answer tries(String path, Map<String, ?> body, String idempotencyKey) {
        return Network.send(
                "POST",
                path,
                Json.write(body),
                Map.of("Authorization", "Bearer " + key, "Idempotency-Key", idempotencyKey));
    }

    private static Answer fine(String what, Answer answer) {
        assertThat(answer.statusCode()).as(what + ": " + answer.asString()).isBetween(200, 299);
        return answer;
    }
}
