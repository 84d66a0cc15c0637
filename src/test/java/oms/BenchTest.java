package oms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What can be measured is known without anything being started. */
class BenchTest {
    @Test
    void a_bench_is_found_by_its_name() {
        assertThat(Bench.named(List.of("checkout", "--fast"))).map(Bench::name).contains("checkout");
        assertThat(Bench.named(List.of("checkout")))
                .map(Bench::needsApplication)
                .contains(true);
    }

    @Test
    void without_a_name_or_by_a_wrong_one_none_is_found_and_the_list_says_what_there_is() {
        assertThat(Bench.named(List.of())).isEmpty();
        assertThat(Bench.named(List.of("speed"))).isEmpty();
        assertThat(Bench.list()).contains("\n  checkout ");
    }
}
