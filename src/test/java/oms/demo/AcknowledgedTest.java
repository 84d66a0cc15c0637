package oms.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AcknowledgedTest {
    @TempDir
    Path folder;

    @Test
    void a_resumed_city_adds_to_what_was_acknowledged_and_a_new_one_forgets_it() throws IOException {
        note("ord_1");
        note("ord_2");
        assertThat(Files.readAllLines(folder.resolve("acknowledged"))).containsExactly("ord_1", "ord_2");

        Acknowledged.forget(folder);
        note("ord_3");
        assertThat(Files.readAllLines(folder.resolve("acknowledged"))).containsExactly("ord_3");
    }

    private void note(String order) throws IOException {
        try (var acknowledged = new Acknowledged(folder)) {
            acknowledged.add(order);
        }
    }
}
