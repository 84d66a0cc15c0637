package oms.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import oms.money.Money;
import oms.payment.GatewayAnswer.Approved;
import oms.payment.GatewayAnswer.NeverSeen;
import org.junit.jupiter.api.Test;

class ComparisonTest {
    static final Instant NOW = OperationTest.NOW;

    @Test
    void the_same_on_both_sides_is_no_difference() {
        assertThat(Comparison.of(effect("pop_1-1", OperationKind.CAPTURE, 5000), done(OperationKind.CAPTURE)))
                .isEmpty();
    }

    @Test
    void what_we_do_not_have_is_missing_here() {
        var finding =
                Comparison.of(effect(null, OperationKind.REFUND, 700), null).orElseThrow();
        assertThat(finding.kind()).isEqualTo(DifferenceKind.MISSING_HERE);
        assertThat(finding.subject()).isEqualTo("REFUND ref");
        assertThat(finding.theirs()).isEqualTo(Money.of(700, "USD"));
        assertThat(finding.ours()).isNull();
        assertThat(finding.currency()).isEqualTo("USD");
    }

    @Test
    void another_amount_another_kind_another_key_and_another_state_each_differ() {
        assertThat(kind(effect("pop_1-1", OperationKind.CAPTURE, 4999), done(OperationKind.CAPTURE)))
                .isEqualTo(DifferenceKind.AMOUNT);
        assertThat(kind(effect("pop_1-1", OperationKind.VOID, 5000), done(OperationKind.CAPTURE)))
                .isEqualTo(DifferenceKind.STATE);
        assertThat(kind(effect("pop_1-0", OperationKind.CAPTURE, 5000), done(OperationKind.CAPTURE)))
                .as("done twice, under two keys")
                .isEqualTo(DifferenceKind.STATE);
        assertThat(kind(effect("pop_1-1", OperationKind.CAPTURE, 5000), OperationTest.fresh(OperationKind.CAPTURE)))
                .isEqualTo(DifferenceKind.STATE);
    }

    @Test
    void what_only_we_have_is_asked_about() {
        var ours = done(OperationKind.CAPTURE);
        assertThat(Comparison.of(ours, new Approved("r", "c", ours.amount(), null, null, null)))
                .as("on another day")
                .isEmpty();
        assertThat(Comparison.of(ours, new Approved("r", "c", Money.of(1, "USD"), null, null, null))
                        .orElseThrow()
                        .kind())
                .isEqualTo(DifferenceKind.AMOUNT);
        var missing = Comparison.of(ours, new NeverSeen()).orElseThrow();
        assertThat(missing.kind()).isEqualTo(DifferenceKind.MISSING_THERE);
        assertThat(missing.ours()).isEqualTo(ours.amount());
        assertThat(missing.subject()).isEqualTo("pop_1-1");
    }

    @Test
    void formulas_are_only_texts_in_a_table() {
        for (var text : new String[] {"=1+1", "+1", "-1", "@x", "\tx"})
            assertThat(oms.web.Csv.cell(text)).isEqualTo("'" + text);
        assertThat(oms.web.Csv.cell("broken = yes")).isEqualTo("broken = yes");
        assertThat(oms.web.Csv.cell(null)).isEmpty();
    }

    private static DifferenceKind kind(Effect theirs, Operation ours) {
        return Comparison.of(theirs, ours).orElseThrow().kind();
    }

    private static Effect effect(String key, OperationKind kind, long amount) {
        return new Effect("mer", key, "ref", kind, Money.of(amount, "USD"), NOW);
    }

    private static Operation done(OperationKind kind) {
        return OperationTest.fresh(kind).after(OperationTest.YES, "pop_1-1", NOW, null);
    }
}
