package oms.allocation.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;

/** The best values known, as a folder's {@code BKS.json} lists them. */
final class Known {
    private Known() {}

    /** @return the entry of an instance */
    static JsonNode of(Path file, String name) throws IOException {
        return new ObjectMapper()
                .readTree(file.resolveSibling("BKS.json").toFile())
                .required(name);
    }

    static double cost(JsonNode entry) {
        return entry.required("best_known_cost").doubleValue();
    }
}
