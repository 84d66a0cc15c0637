package oms.payment;

import static oms.payment.OperationStatus.FAILED;
import static oms.payment.OperationStatus.INITIATED;
import static oms.payment.OperationStatus.PENDING;
import static oms.payment.OperationStatus.SUCCEEDED;
import static oms.payment.OperationStatus.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import oms.money.Money;
import oms.payment.GatewayAnswer.Approved;
import oms.payment.GatewayAnswer.Declined;
import oms.payment.GatewayAnswer.NeverSeen;
import oms.payment.GatewayAnswer.NoAnswer;
import oms.payment.GatewayAnswer.Pending;
import org.junit.jupiter.api.Test;

class OperationTest {
    static final Instant NOW = Instant.parse("2026-05-06T17:10:00Z");
    static final GatewayAnswer YES = new Approved("ref", "CODE", Money.of(5000, "USD"), NOW, null, null);
    static final GatewayAnswer NO = new Declined("declined", "No.", false);
    static final GatewayAnswer LATER = new Declined("processing_error", "Not now.", true);
    static final GatewayAnswer SILENCE = new NoAnswer("time-out");
    static final GatewayAnswer WAIT = new Pending("ref");
    static final GatewayAnswer NEVER = new NeverSeen();

    @Test
    void silence_is_not_knowing() {
        assertThat(fresh(OperationKind.CAPTURE)
                        .after(SILENCE, "pop_1-1", NOW, null)
                        .status())
                .isEqualTo(UNKNOWN);
    }

    @Test
    void silence_does_not_make_the_gateways_pending_less_known() {
        assertThat(fresh(OperationKind.CAPTURE)
                        .after(WAIT, "pop_1-1", NOW, null)
                        .after(SILENCE, "pop_1-1", NOW, null)
                        .status())
                .isEqualTo(PENDING);
    }

    @Test
    void a_capture_refused_for_now_is_asked_again_under_a_new_key() {
        var again = fresh(OperationKind.CAPTURE).after(LATER, "pop_1-1", NOW, null);
        assertThat(again.status()).isEqualTo(INITIATED);
        assertThat(again.idempotencyKey()).isEqualTo("pop_1-2");
        assertThat(again.nextCheckAt()).isEqualTo(NOW.plusSeconds(5));
    }

    @Test
    void what_was_given_up_as_never_sent_may_turn_out_to_have_happened() {
        var givenUp = fresh(OperationKind.AUTHORIZE).after(NEVER, "pop_1-1", NOW, null);
        assertThat(givenUp.status()).isEqualTo(FAILED);
        assertThat(givenUp.accepts(YES, "pop_1-1")).isTrue();
        assertThat(givenUp.accepts(NO, "pop_1-1")).isFalse();
        assertThat(givenUp.after(YES, "pop_1-1", NOW, null).status()).isEqualTo(SUCCEEDED);
    }

    @Test
    void facts_in_any_order_and_repetition_end_the_same() {
        for (int seed = 0; seed < 500; seed++) {
            var facts = new ArrayList<>(List.of(SILENCE, WAIT, YES, SILENCE, YES, WAIT));
            Collections.shuffle(facts, new Random(seed));
            var operation = fresh(OperationKind.AUTHORIZE);
            for (var fact : facts)
                if (operation.accepts(fact, "pop_1-1")) operation = operation.after(fact, "pop_1-1", NOW, null);
            assertThat(operation.status()).as("seed %d", seed).isEqualTo(SUCCEEDED);
        }
    }

    @Test
    void an_open_operation_has_a_next_check_and_a_settled_one_has_none() {
        for (var answer : List.of(YES, NO, LATER, SILENCE, WAIT, NEVER)) {
            var after = fresh(OperationKind.CAPTURE).after(answer, "pop_1-1", NOW, null);
            assertThat(after.nextCheckAt() != null).isEqualTo(after.status().isOpen());
            assertThat(after.settledAt() != null).isNotEqualTo(after.status().isOpen());
        }
    }

    @Test
    void the_gateway_is_asked_after_five_seconds_and_then_ever_less_often() {
        assertThat(java.util.stream.IntStream.range(0, 9).mapToObj(Operation::pause))
                .containsExactly(
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(15),
                        Duration.ofMinutes(1),
                        Duration.ofMinutes(5),
                        Duration.ofMinutes(15),
                        Duration.ofHours(1),
                        Duration.ofHours(6),
                        Duration.ofHours(24),
                        Duration.ofHours(24));
    }

    @Test
    void every_posting_sums_to_nothing() {
        for (var kind : OperationKind.values()) {
            var posting =
                    Posting.of(fresh(kind).after(YES, "pop_1-1", NOW, null)).orElseThrow();
            assertThat(java.util.Arrays.stream(posting.amounts())
                            .mapToLong(Long::longValue)
                            .sum())
                    .isZero();
        }
        assertThat(Posting.of(fresh(OperationKind.CAPTURE).after(SILENCE, "pop_1-1", NOW, null)))
                .isEmpty();
    }

    static Operation fresh(OperationKind kind) {
        return new Operation(
                "pop_1",
                "mer",
                "pay_1",
                "ord_1",
                kind,
                kind == OperationKind.CAPTURE ? "shp_1" : null,
                5000,
                "USD",
                INITIATED,
                "pop_1-1",
                1,
                0,
                NOW,
                null,
                null,
                null,
                null,
                "payment",
                NOW,
                null,
                null,
                false,
                false,
                false,
                null,
                null);
    }
}
