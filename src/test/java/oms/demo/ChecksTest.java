package oms.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ChecksTest {
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final Narrator narrator = new Narrator(new PrintStream(said, true, StandardCharsets.UTF_8));
    private final Checks checks = new Checks(narrator);

    @Test
    void only_a_stage_at_which_everything_was_so_counts() {
        checks.stage("good", () -> checks.that(true, "it is so"));
        checks.stage("bad", () -> {
            checks.same(8, 7, "the load");
            checks.that(true, "this is so all the same");
        });
        checks.stage("broken", () -> {
            throw new IllegalStateException("nobody answers");
        });
        checks.stage("good again", () -> checks.same("D1", "D1", "by D1"));

        assertThat(checks.stages()).isEqualTo(4);
        assertThat(checks.held()).isEqualTo(2);
        assertThat(text())
                .contains("the load: expected 8, found 7")
                .contains("nobody answers")
                .contains("4  GOOD AGAIN");
    }

    @Test
    void nothing_that_is_told_is_wider_than_a_hundred_columns() {
        narrator.tell("why", "a reason with many words ".repeat(30));

        assertThat(text().lines()).hasSizeGreaterThan(5).allMatch(line -> line.length() <= 100);
        assertThat(text().lines().map(line -> line.substring(0, 17).strip()))
                .filteredOn(head -> !head.isEmpty())
                .containsExactly("why");
    }

    @Test
    void the_check_digit_of_a_package_number_is_checked() {
        assertThat(Packing.isSscc("340123450000000000")).isTrue();
        assertThat(Packing.isSscc("340123450000000001")).isFalse();
        assertThat(Packing.isSscc("34012345000000000")).isFalse();
    }

    private String text() {
        return said.toString(StandardCharsets.UTF_8);
    }
}
