package oms.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UnavailableTest {
    @Test
    void a_database_that_is_away_makes_a_503_that_asks_to_come_back_and_shows_nothing_of_the_inside() {
        var answer = new Problems()
                .accident(new RuntimeException(new SQLException("FATAL: terminating connection at 10.0.0.7", "57P01")));
        assertThat(answer.getStatus()).isEqualTo(503);
        assertThat(answer.getHeaderString("Retry-After")).isEqualTo("1");
        assertThat(answer.getMediaType()).hasToString("application/problem+json");
        var body = (Map<?, ?>) answer.getEntity();
        assertThat(body.get("code")).isEqualTo("unavailable");
        assertThat(body.get("resolution")).isEqualTo("recoverable");
        assertThat(body.toString()).doesNotContain("FATAL", "10.0.0.7");
    }
}
