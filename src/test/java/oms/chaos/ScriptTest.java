package oms.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ScriptTest {
    private final List<Proof> proofs = List.of(new Buyers(), new Kill(), new KillPostgres());

    @Test
    void an_option_belongs_to_the_proof_that_it_follows_and_the_seed_to_all() throws Script.Unclear {
        var script = Script.read(List.of("kill", "--times", "200", "postgres", "--seed", "7"), proofs);
        assertThat(script.seed()).isEqualTo(7);
        assertThat(script.acts()).extracting(act -> act.proof().name()).containsExactly("kill", "postgres");
        assertThat(script.acts()).extracting(act -> act.asked().of("times")).containsExactly(200, 10);
    }

    @Test
    void what_makes_no_sense_is_refused_with_a_reason() {
        refuses("what is to be proved?");
        refuses("nothing is called 'storm'", "storm");
        refuses("--times does not belong there", "--times", "3", "kill");
        refuses("--pieces does not belong there", "kill", "--pieces", "3");
        refuses("--times needs a number", "kill", "--times");
        refuses("--times needs a number, not 'often'", "kill", "--times", "often");
        refuses("--times is at least 1", "kill", "--times", "0");
    }

    private void refuses(String reason, String... words) {
        assertThatThrownBy(() -> Script.read(List.of(words), proofs))
                .isInstanceOf(Script.Unclear.class)
                .hasMessage(reason);
    }
}
