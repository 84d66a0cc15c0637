package oms.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import oms.payment.GatewayVoice.Heard;
import oms.payment.GatewayVoice.Known;
import org.junit.jupiter.api.Test;

class GatewayVoiceTest {
    private static final Known WELL = new Known(new Heard(second(0), null), false);

    @Test
    void a_short_silence_is_nothing() {
        var next = WELL.after(silent(5));
        assertThat(next.away()).isFalse();
        assertThat(next.isBackBy(next.after(answered(6)))).isFalse();
    }

    @Test
    void an_answer_after_a_long_silence_is_its_end() {
        var away = WELL.after(silent(5)).after(silent(11));
        assertThat(away.away()).isTrue();
        var back = away.after(answered(12));
        assertThat(away.isBackBy(back)).isTrue();
        assertThat(back.away()).isFalse();
        assertThat(back.isBackBy(back.after(answered(13)))).isFalse();
    }

    @Test
    void silence_and_its_end_may_be_told_at_once() {
        var back = WELL.after(new Heard(second(30), second(29)));
        assertThat(WELL.isBackBy(back)).isTrue();
    }

    @Test
    void an_answer_of_before_the_last_silence_ends_nothing_and_hides_nothing() {
        var away = WELL.after(silent(25));
        var late = away.after(answered(24));
        assertThat(away.isBackBy(late)).isFalse();
        assertThat(late.away()).isTrue();
        assertThat(late.isBackBy(late.after(answered(26)))).isTrue();
    }

    @Test
    void who_never_answered_is_away_and_comes_back() {
        var away = new Known(new Heard(null, null), false).after(silent(1));
        assertThat(away.away()).isTrue();
        assertThat(away.isBackBy(away.after(answered(2)))).isTrue();
    }

    private static Heard answered(int second) {
        return new Heard(second(second), null);
    }

    private static Heard silent(int second) {
        return new Heard(null, second(second));
    }

    private static Instant second(int seconds) {
        return Instant.EPOCH.plusSeconds(seconds);
    }
}
