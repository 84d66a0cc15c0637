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

    @Test
    void a_refused_capture_is_asked_again_only_until_the_hold_ends() {
        var ends = NOW.plusSeconds(3);
        var again = fresh(OperationKind.CAPTURE).after(LATER, "pop_1-1", NOW, ends);
        assertThat(again.status()).isEqualTo(INITIATED);
        assertThat(again.nextCheckAt())
                .as("the last try comes when the hold ends")
                .isEqualTo(ends);
        assertThat(again.after(LATER, "pop_1-2", ends, ends).status()).isEqualTo(FAILED);
        assertThat(fresh(OperationKind.VOID).after(LATER, "pop_1-1", ends, ends).status())
                .isEqualTo(FAILED);
        assertThat(fresh(OperationKind.VOID).after(LATER, "pop_1-1", NOW, ends).nextCheckAt())
                .isEqualTo(NOW.plusSeconds(5));
        assertThat(fresh(OperationKind.REFUND)
                        .after(LATER, "pop_1-1", ends, ends)
                        .status())
                .isEqualTo(INITIATED);
    }

    @Test
    void a_hold_that_is_refused_is_not_asked_for_again_by_itself() {
        assertThat(fresh(OperationKind.AUTHORIZE)
                        .after(LATER, "pop_1-1", NOW, null)
                        .status())
                .isEqualTo(FAILED);
        assertThat(fresh(OperationKind.REAUTHORIZE)
                        .after(LATER, "pop_1-1", NOW, null)
                        .status())
                .isEqualTo(FAILED);
    }

    @Test
    void refusals_come_further_and_further_apart_and_in_the_end_a_person_looks() {
        var operation = fresh(OperationKind.REFUND);
        var pauses = new ArrayList<Duration>();
        while (!operation.needsPerson()) {
            operation = operation.after(LATER, operation.idempotencyKey(), NOW, null);
            pauses.add(Duration.between(NOW, operation.nextCheckAt()));
        }
        assertThat(pauses)
                .hasSize(8)
                .isSorted()
                .startsWith(Duration.ofSeconds(5))
                .endsWith(Duration.ofHours(24));
        assertThat(operation.checks()).isZero();
        assertThat(operation.answerCode()).isEqualTo("processing_error");
    }

    @Test
    void of_an_older_key_only_that_it_happened_is_news() {
        var again = fresh(OperationKind.CAPTURE).after(LATER, "pop_1-1", NOW, null);
        assertThat(again.accepts(NO, "pop_1-1")).isFalse();
        assertThat(again.accepts(SILENCE, "pop_1-1")).isFalse();
        assertThat(again.accepts(NO, "pop_1-2")).isTrue();
        assertThat(again.accepts(YES, "pop_1-1")).isTrue();
        var happened = again.after(YES, "pop_1-1", NOW, null);
        assertThat(happened.status()).isEqualTo(SUCCEEDED);
        assertThat(happened.idempotencyKey()).isEqualTo("pop_1-1");
        assertThat(happened.accepts(YES, "pop_1-2")).isFalse();
    }

    @Test
    void what_a_person_called_not_happened_may_turn_out_to_have_happened() {
        var byHand = fresh(OperationKind.CAPTURE)
                .after(new Declined(Operation.BY_HAND, "the bank says so", false), "pop_1-1", NOW, null);
        assertThat(byHand.maybeHappened()).isTrue();
        assertThat(byHand.accepts(YES, "pop_1-1")).isTrue();
        assertThat(byHand.accepts(SILENCE, "pop_1-1")).isFalse();
        assertThat(fresh(OperationKind.CAPTURE).after(NO, "pop_1-1", NOW, null).maybeHappened())
                .isFalse();
        assertThat(fresh(OperationKind.CAPTURE).maybeHappened()).isFalse();
    }

    @Test
    void not_sent_leaves_it_as_it_stood_and_is_a_silence_too() {
        var notSent = fresh(OperationKind.CAPTURE).after(new GatewayAnswer.NotSent("no line"), "pop_1-1", NOW, null);
        assertThat(notSent.status()).isEqualTo(INITIATED);
        assertThat(notSent.silentAt()).isEqualTo(NOW);
        var unknown = fresh(OperationKind.CAPTURE).after(SILENCE, "pop_1-1", NOW, null);
        assertThat(unknown.after(new GatewayAnswer.NotSent("no line"), "pop_1-1", NOW, null)
                        .status())
                .as("an earlier try may have happened")
                .isEqualTo(UNKNOWN);
    }

    @Test
    void a_silence_is_remembered_until_something_is_heard() {
        var silent = fresh(OperationKind.CAPTURE).after(SILENCE, "pop_1-1", NOW, null);
        assertThat(silent.silentAt()).isEqualTo(NOW);
        assertThat(silent.after(WAIT, "pop_1-1", NOW, null).silentAt()).isNull();
        assertThat(silent.after(YES, "pop_1-1", NOW, null).silentAt()).isNull();
        assertThat(silent.answer()).isEqualTo("time-out");
    }

    @Test
    void operations_begin_with_what_they_are_about() {
        var payment = PaymentLawTest.held();
        var capture = Operations.capture(payment, "shp_9", payment.amount, true, NOW);
        assertThat(capture.holdReference()).isEqualTo("hold-1");
        assertThat(capture.atHandOff()).isTrue();
        assertThat(capture.shipmentId()).isEqualTo("shp_9");
        assertThat(capture.idempotencyKey()).isEqualTo(capture.id() + "-1");
        assertThat(capture.nextCheckAt()).isEqualTo(NOW.plusSeconds(5));
        assertThat(capture.requestedBy()).isEqualTo("payment");
        assertThat(Operations.renewal(payment, payment.amount, "ann", NOW).holdReference())
                .isNull();
        var refund = Operations.refund(payment, "ref_1", "hold-0", payment.amount, "broken", "ann", NOW);
        assertThat(refund.holdReference()).isEqualTo("hold-0");
        assertThat(refund.refundId()).isEqualTo("ref_1");
        assertThat(refund.reason()).isEqualTo("broken");
        assertThat(refund.requestedBy()).isEqualTo("ann");
        assertThat(Operations.voidOfReplaced(payment, "hold-0", payment.amount, NOW)
                        .ofReplaced())
                .isTrue();
        assertThat(Operations.voidOf(payment, payment.amount, NOW).ofReplaced()).isFalse();
        assertThat(Operations.authorization("m", "pay", "ord", payment.amount, "mine", NOW)
                        .idempotencyKey())
                .isEqualTo("mine");
        assertThat(Operations.authorization("m", "pay", "ord", payment.amount, null, NOW)
                        .idempotencyKey())
                .startsWith("pop_");
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
