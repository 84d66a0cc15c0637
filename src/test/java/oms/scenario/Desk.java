package oms.scenario;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.Map;
import oms.Ids;

/** One caller of the public endpoints, by the key they were given. */
record Desk(String key) {
    JsonPath get(String path) {
        return fine("GET " + path, asked(path)).jsonPath();
    }

    Response asked(String path) {
        return given().header("Authorization", "Bearer " + key).get(path);
    }

    JsonPath post(String path, Map<String, ?> body) {
        return fine("POST " + path, tries(path, body)).jsonPath();
    }

    void put(String path, Map<String, ?> body) {
        fine("PUT " + path, triesToPut(path, body));
    }

    /** @return the answer, whatever it is */
    Response triesToPut(String path, Map<String, ?> body) {
        return given().header("Authorization", "Bearer " + key)
                .contentType("application/json")
                .body(body)
                .put(path);
    }

    /** @return the answer, whatever it is */
    Response tries(String path, Map<String, ?> body) {
        return tries(path, body, Ids.next("key"));
    }

    Response tries(String path, Map<String, ?> body, String idempotencyKey) {
        return given().header("Authorization", "Bearer " + key)
                .header("Idempotency-Key", idempotencyKey)
                .contentType("application/json")
                .body(body)
                .post(path);
    }

    private static Response fine(String what, Response answer) {
        assertThat(answer.statusCode()).as(what + ": " + answer.asString()).isBetween(200, 299);
        return answer;
    }
}
