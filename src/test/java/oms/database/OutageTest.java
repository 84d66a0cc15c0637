package oms.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class OutageTest {
    @Test
    void a_broken_connection_a_server_on_its_way_up_or_down_and_an_exhausted_pool_are_outages() {
        for (var state : new String[] {"08001", "08006", "57P01", "57P02", "57P03", "53300"})
            assertThat(Outage.isOutage(new SQLException("away", state)))
                    .as(state)
                    .isTrue();
        assertThat(Outage.isOutage(new SQLException("Acquisition timeout while waiting for new connection")))
                .isTrue();
    }

    @Test
    void an_outage_is_found_among_causes_and_among_what_a_failed_commit_suppressed() {
        var commit = new IllegalStateException("Could not commit");
        commit.addSuppressed(new RuntimeException(new SQLException("gone", "08006")));
        assertThat(Outage.isOutage(new RuntimeException(commit))).isTrue();
    }

    @Test
    void a_refused_statement_is_none_nor_is_anything_else() {
        assertThat(Outage.isOutage(new SQLException("twice", "23505"))).isFalse();
        assertThat(Outage.isOutage(new SQLException("stateless"))).isFalse();
        assertThat(Outage.isOutage(new IllegalStateException())).isFalse();
        assertThat(Outage.isOutage(null)).isFalse();
    }

    @Test
    void a_circle_of_causes_ends() {
        var one = new RuntimeException("one");
        var two = new RuntimeException("two", one);
        one.initCause(two);
        assertThat(Outage.isOutage(one)).isFalse();
    }
}
