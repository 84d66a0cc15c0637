package oms.scenario;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** The day of the specification's example: a Wednesday in May, ten past one in the afternoon in New York. */
public class ExampleDay implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of("oms.clock.start", "2026-05-06T17:10:00Z");
    }
}
