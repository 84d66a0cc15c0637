package oms.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import oms.web.InvalidRequest;
import org.junit.jupiter.api.Test;

class FaultsTest {
    static final Faults ALL = new Faults(7, 0.05, 0.1, 0.05, 0.04, 0.04, 0.02, 0.3, 0.2, 0.1);

    @Test
    void a_seed_goes_wrong_in_the_same_places() {
        for (int i = 0; i < 200; i++)
            assertThat(ALL.ofCall("send", "key" + i, 0)).isEqualTo(ALL.ofCall("send", "key" + i, 0));
    }

    @Test
    void rates_are_kept() {
        Map<Fault, Integer> seen = new EnumMap<>(Fault.class);
        for (int i = 0; i < 20_000; i++) {
            var fault = ALL.ofCall("send", "key" + i, 0);
            if (fault != null) seen.merge(fault, 1, Integer::sum);
        }
        assertThat(seen.get(Fault.UNREACHABLE)).isBetween(900, 1100);
        assertThat(seen.get(Fault.TIMEOUT_BEFORE)).isBetween(1850, 2150);
        assertThat(seen.get(Fault.TIMEOUT_AFTER)).isBetween(900, 1100);
        assertThat(seen.get(Fault.ERROR_BEFORE)).isBetween(700, 900);
        assertThat(seen.get(Fault.ERROR_AFTER)).isBetween(700, 900);
        assertThat(seen.get(Fault.SLOW)).isBetween(320, 480);
        assertThat(share(ALL::isLate)).isBetween(5700, 6300);
        assertThat(share(ALL::isTwice)).isBetween(3700, 4300);
        assertThat(share(ALL::isLost)).isBetween(1850, 2150);
    }

    @Test
    void another_try_another_seed_and_another_purpose_are_other_draws() {
        var certain = new Faults(1, 0.5, 0, 0, 0, 0, 0, 0, 0, 0);
        assertThat(IntStream.range(0, 60)
                        .filter(n -> certain.ofCall("send", "k", n) == null)
                        .count())
                .isBetween(10L, 50L);
        assertThat(IntStream.range(0, 60)
                        .filter(n -> certain.ofCall("ask", "k", n) == certain.ofCall("send", "k", n))
                        .count())
                .isBetween(10L, 50L);
        var other = new Faults(2, 0.5, 0, 0, 0, 0, 0, 0, 0, 0);
        assertThat(IntStream.range(0, 60)
                        .filter(n -> other.ofCall("send", "k", n) == certain.ofCall("send", "k", n))
                        .count())
                .isBetween(10L, 50L);
    }

    @Test
    void nothing_goes_wrong_unless_told() {
        assertThat(Faults.NONE.anyCall()).isFalse();
        assertThat(IntStream.range(0, 500).mapToObj(i -> Faults.NONE.ofCall("send", "k" + i, i)))
                .containsOnlyNulls();
        assertThat(Faults.NONE.isLate("w") || Faults.NONE.isLost("w") || Faults.NONE.isTwice("w"))
                .isFalse();
        for (int i = 0; i < 6; i++)
            assertThat(only(i).anyCall()).as("rate %d", i).isTrue();
    }

    @Test
    void before_is_before_and_after_is_after() {
        assertThat(Fault.UNREACHABLE.isBefore() && Fault.TIMEOUT_BEFORE.isBefore() && Fault.ERROR_BEFORE.isBefore())
                .isTrue();
        assertThat(Fault.TIMEOUT_AFTER.isBefore() || Fault.ERROR_AFTER.isBefore() || Fault.SLOW.isBefore())
                .isFalse();
    }

    @Test
    void a_rate_is_a_share_and_calls_go_wrong_at_most_always() {
        for (double wrong : new double[] {-0.01, 1.01, Double.NaN, Double.POSITIVE_INFINITY})
            assertThatThrownBy(() -> new Faults(0, wrong, 0, 0, 0, 0, 0, 0, 0, 0))
                    .isInstanceOf(InvalidRequest.class);
        assertThatThrownBy(() -> new Faults(0, 0.5, 0.51, 0, 0, 0, 0, 0, 0, 0)).isInstanceOf(InvalidRequest.class);
        assertThatThrownBy(() -> new Faults(0, 0, 0, 0, 0, 0, 0, 0, 2, 0)).isInstanceOf(InvalidRequest.class);
        assertThat(new Faults(0, 0.5, 0.5, 0, 0, 0, 0, 1, 1, 1).anyCall()).isTrue();
    }

    @Test
    void the_rate_that_is_no_share_is_named() {
        var names = List.of(
                "unreachable",
                "timeoutBefore",
                "timeoutAfter",
                "errorBefore",
                "errorAfter",
                "slow",
                "webhookLate",
                "webhookTwice",
                "webhookLost");
        for (int i = 0; i < names.size(); i++) {
            var which = i;
            assertThatThrownBy(() -> only(which, 1.5))
                    .isInstanceOfSatisfying(
                            InvalidRequest.class,
                            refused -> assertThat(refused.faults())
                                    .extracting(fault -> fault.pointer())
                                    .containsExactly("/" + names.get(which)));
        }
    }

    private static Faults only(int which) {
        return only(which, 1);
    }

    private static Faults only(int which, double rate) {
        var rates = new double[9];
        rates[which] = rate;
        return new Faults(0, rates[0], rates[1], rates[2], rates[3], rates[4], rates[5], rates[6], rates[7], rates[8]);
    }

    private static int share(Predicate<String> of) {
        return (int) IntStream.range(0, 20_000).filter(i -> of.test("w" + i)).count();
    }
}
